package io.sales.faults.fault;

import io.sales.faults.system.Link;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A proxy before each process that others call, so that they meet only through it. */
final class Wiring implements AutoCloseable {

    private static final String DATABASE = "database";
    private static final String ZOOKEEPER = "zookeeper";
    private static final String PAYMENT = "payment";
    private static final String LOOPBACK = "127.0.0.1";

    /** To a process by its name. */
    private final Map<String, Link> links = new TreeMap<>();

    /**
     * Starts providers and gateway anew.
     *
     * @param more what else is changed in how they are started
     */
    void lay(RunningSystem system, UnaryOperator<Plan> more) {
        for (String name : List.of(DATABASE, ZOOKEEPER, PAYMENT)) {
            links.put(name, Link.to(LOOPBACK, system.port(name)));
        }
        var plans = new ArrayList<Plan>();
        for (Role role : List.of(Role.INVENTORY, Role.ORDER, Role.GATEWAY)) {
            for (String name : system.names(role)) {
                plans.add(more.apply(behindLinks(system, system.plan(name))));
            }
        }
        system.restart(plans);
    }

    private Plan behindLinks(RunningSystem system, Plan plan) {
        var environment = new TreeMap<String, String>();
        environment.put("SALES_REGISTRY", "127.0.0.1:" + link(ZOOKEEPER).port());
        if (plan.role() != Role.GATEWAY) {
            String url = plan.environment().getOrDefault("SALES_DB_URL", "");
            environment.put(
                    "SALES_DB_URL",
                    url.replace(
                            ":" + system.port(DATABASE) + "/",
                            ":" + link(DATABASE).port() + "/"));
            Link provider = Link.to(
                    plan.environment().getOrDefault("DUBBO_IP_TO_BIND", "127.0.0.1"),
                    plan.ports().main());
            links.put(plan.name(), provider);
            environment.put("DUBBO_PORT_TO_REGISTRY", Integer.toString(provider.port()));
        }
        if (plan.role() == Role.ORDER) {
            environment.put(
                    "SALES_PAYMENT_URL", "http://127.0.0.1:" + link(PAYMENT).port());
        }
        return ProbedPlan.of(plan, environment);
    }

    List<String> names() {
        return List.copyOf(links.keySet());
    }

    Link link(String name) {
        return Objects.requireNonNull(links.get(name));
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
    }
}
