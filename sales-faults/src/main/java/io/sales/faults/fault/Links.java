package io.sales.faults.fault;

import io.sales.faults.system.Link;
import io.sales.faults.system.Link.Mood;
import io.sales.faults.system.Patience;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Every connection between the processes goes through a proxy that cuts it, slows it down, resets it, or swallows the answers,
 * one of them at a time and for some seconds.
 */
final class Links implements Fault {

    private static final List<Mood> MOODS = List.of(Mood.CUT, Mood.SLOW, Mood.RESET, Mood.MUTE);
    private static final String DATABASE = "database";
    private static final String ZOOKEEPER = "zookeeper";
    private static final String PAYMENT = "payment";

    /** To a process by its name. */
    private final Map<String, Link> links = new TreeMap<>();

    @Override
    public String name() {
        return "links";
    }

    @Override
    public String title() {
        return "Links cut, slowed, reset, and answers swallowed";
    }

    @Override
    public int longRounds() {
        return 140;
    }

    @Override
    public int briefRounds() {
        return 8;
    }

    @Override
    public void prepare(RunningSystem system) {
        for (String name : List.of(DATABASE, ZOOKEEPER, PAYMENT)) {
            links.put(name, Link.to("127.0.0.1", system.port(name)));
        }
        var plans = new ArrayList<Plan>();
        for (Role role : List.of(Role.INVENTORY, Role.ORDER, Role.GATEWAY)) {
            for (String name : system.names(role)) {
                plans.add(behindLinks(system, system.plan(name)));
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

    @Override
    public void run(Scene scene, int rounds) {
        var names = List.copyOf(links.keySet());
        int first = scene.random().nextInt(names.size());
        for (int i = 0; i < rounds; i++) {
            String name = names.get((first + i) % names.size());
            Mood mood = MOODS.get(i % MOODS.size());
            Patience.rest(scene.between(500, 1_500));
            scene.round(this, name + " " + mood, () -> {
                link(name).turn(mood);
                Patience.rest(scene.between(2_000, 5_000));
                link(name).turn(Mood.WHOLE);
            });
        }
    }

    private Link link(String name) {
        return Objects.requireNonNull(links.get(name));
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
    }
}
