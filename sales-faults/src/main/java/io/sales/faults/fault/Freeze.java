package io.sales.faults.fault;

import io.sales.faults.system.Figures;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.Setup;
import io.sales.launcher.process.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * SIGSTOP for longer than ZooKeeper's sessions, the time to pay, and the age at which holds are taken for stray; then
 * SIGCONT. What it had in hand is stale when it wakes up.
 */
final class Freeze implements Fault {

    private static final Duration SPAN = Duration.ofSeconds(26);
    private static final int HOLD_SECONDS = 20;

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public String title() {
        return "SIGSTOP for %d s, then SIGCONT".formatted(SPAN.toSeconds());
    }

    @Override
    public int longRounds() {
        return 20;
    }

    @Override
    public int briefRounds() {
        return 2;
    }

    @Override
    public Setup setup(String database) {
        return new Setup(database, 2, Map.of("SALES_HOLD_SECONDS", Integer.toString(HOLD_SECONDS)));
    }

    @Override
    public boolean unpaidExpire() {
        return true;
    }

    @Override
    public void run(Scene scene, int rounds) throws IOException {
        RunningSystem system = scene.system();
        Patience.rest(Duration.ofSeconds(2));
        for (int i = 0; i < rounds; i++) {
            List<String> kind = system.names(i % 2 == 0 ? Role.ORDER : Role.INVENTORY);
            String name = kind.get(scene.random().nextInt(kind.size()));
            scene.round(this, name, () -> {
                system.freeze(name);
                Patience.rest(SPAN);
                system.thaw(name);
            });
            Patience.rest(scene.between(2_000, 4_000));
        }
        scene.figure("Stale settlements that were fenced", Figures.staleSettlements(system));
    }
}
