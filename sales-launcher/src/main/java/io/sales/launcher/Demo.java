package io.sales.launcher;

import io.sales.launcher.demo.Sale;
import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/** One sale over HTTP against the system that runs here. */
record Demo(ProcessRecords records, PrintStream out) implements Command {

    @Override
    public void run() {
        int port = running("gateway").ports().main();
        Map<String, String> order = plan("order-1").environment();
        new Sale(
                        URI.create("http://127.0.0.1:" + port),
                        order.getOrDefault("SALES_STAFF_EMAIL", ""),
                        order.getOrDefault("SALES_STAFF_PASSWORD", ""),
                        out)
                .run();
    }

    private Plan running(String name) {
        return records.find(name)
                .filter(ProcessRecord::isAlive)
                .map(ProcessRecord::plan)
                .orElseThrow(() -> new Failure("The gateway does not run: run ./sales up first."));
    }

    private Plan plan(String name) {
        return Named.require(records, name).plan();
    }
}
