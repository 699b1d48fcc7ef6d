package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** SIGKILL at random moments, each kind of process as often as every other. It is started again as a supervisor would. */
final class Kill implements Fault {

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String title() {
        return "SIGKILL of each kind of process";
    }

    @Override
    public int longRounds() {
        return 204;
    }

    @Override
    public int briefRounds() {
        return 12;
    }

    @Override
    public void run(Scene scene, int rounds) {
        var roles = new ArrayList<Role>();
        for (int i = 0; i < rounds; i++) {
            if (roles.isEmpty()) {
                roles.addAll(List.of(Role.values()));
                Collections.shuffle(roles, scene.random());
            }
            kill(scene, roles.remove(0));
        }
    }

    private void kill(Scene scene, Role role) {
        RunningSystem system = scene.system();
        List<String> names = system.names(role);
        String name = names.get(scene.random().nextInt(names.size()));
        Patience.rest(scene.between(100, 1_500));
        scene.round(this, name, () -> {
            system.kill(name);
            Patience.rest(scene.between(0, 500));
            system.start(name);
        });
    }
}
