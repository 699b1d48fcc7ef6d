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
        progress.print("");
        line("Gateway", address + "/api/v1");
        line("Reference", address + "/docs");
        line("ZooKeeper", gateway.environment().get("SALES_REGISTRY") + " (for the Admin console)");
        line("Staff login", order.get("SALES_STAFF_EMAIL") + " / " + order.get("SALES_STAFF_PASSWORD"));
        line("Logs", data.logs().toString());
        line("Next", "./sales demo, ./sales ps, ./sales down");
    }

    private void line(String what, String where) {
        progress.print("  %-12s %s".formatted(what, where));
    }

    private Plan plan(String name) {
        ProcessRecord record = Named.require(records, name);
        return record.plan();
    }
}
