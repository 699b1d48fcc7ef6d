package io.sales.launcher;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Progress;
import io.sales.launcher.system.DataDirectory;
import java.util.Map;

/** Where a running system is to be found, and who may work with it. */
record Addresses(ProcessRecords records, DataDirectory data, Progress progress) {

    void print() {
        Plan gateway = plan("gateway");
        String address = "http://127.0.0.1:" + gateway.ports().main();
        Map<String, String> order = plan("order-1").environment();
        progress.say("Sales is up");
        progress.print("""

                  Gateway      %1$s/api/v1
                  Reference    %1$s/docs
                  ZooKeeper    %2$s (for the Admin console)
                  Staff login  %3$s / %4$s
                  Logs         %5$s

                  Next: ./sales demo, ./sales ps, ./sales down""".formatted(
                        address,
                        gateway.environment().get("SALES_REGISTRY"),
                        order.get("SALES_STAFF_EMAIL"),
                        order.get("SALES_STAFF_PASSWORD"),
                        data.logs()));
    }

    private Plan plan(String name) {
        ProcessRecord record = Named.require(records, name);
        return record.plan();
    }
}
