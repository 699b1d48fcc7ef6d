package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Role;
import java.util.ArrayList;
import java.util.List;

/** Every instance is restarted in order, one after the other, behind two gateways. Nobody must notice. */
final class RollingRestart implements Fault {

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public String title() {
        return "Rolling restart of every instance, two gateways";
    }

    @Override
    public int longRounds() {
        return 20;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public void prepare(RunningSystem system) {
        system.start(SecondGateway.plan(system));
    }

    @Override
    public void run(Scene scene, int rounds) {
        RunningSystem system = scene.system();
        scene.client().use(system.names(Role.GATEWAY).stream().map(system::port).toList());
        for (int i = 0; i < rounds; i++) {
            for (String name : instances(system)) {
                Patience.rest(scene.between(200, 800));
                Round round = scene.round(this, name, () -> {
                    system.stop(name);
                    system.start(name);
                });
                scene.requireNoFailure(round, scene.history().now());
            }
        }
    }

    private static List<String> instances(RunningSystem system) {
        var instances = new ArrayList<String>();
        for (Role role : List.of(Role.INVENTORY, Role.ORDER, Role.GATEWAY)) {
            instances.addAll(system.names(role));
        }
        return instances;
    }
}
