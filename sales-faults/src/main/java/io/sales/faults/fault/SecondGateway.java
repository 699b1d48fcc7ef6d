package io.sales.faults.fault;

import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.Sales;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import java.util.TreeMap;

/** Another gateway of a running system, as its own one but for the ports. */
final class SecondGateway {

    private static final String NAME = "gateway-2";

    private SecondGateway() {}

    static Plan plan(RunningSystem system) {
        Plan first = system.plan("gateway");
        var ports = new ProcessPorts(Sales.freePort(), 0, Sales.freePort());
        var environment = new TreeMap<>(first.environment());
        environment.put("SALES_PORT", Integer.toString(ports.main()));
        environment.put("SALES_QOS_PORT", Integer.toString(ports.qos()));
        String readiness = first.readiness().replace(":" + first.ports().main() + "/", ":" + ports.main() + "/");
        return new Plan(NAME, first.role(), ports, readiness, first.stopSignal(), first.command(), environment);
    }
}
