package io.sales.faults.fault;

import io.sales.faults.history.Entry;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * ZooKeeper goes and comes back: many times for a moment, and then for long, while a provider is restarted. What runs must
 * not notice.
 */
final class RegistryOutage implements Fault {

    private static final String ZOOKEEPER = "zookeeper";
    private static final String RESTARTED = "inventory-2";

    /** Of all rounds but the last few seconds each is one flap; the last is the long outage. */
    private static final Duration PER_ROUND = Duration.ofSeconds(15);

    /** Somewhat less than what the launcher grants before it kills. */
    private static final Duration GRACE = Duration.ofSeconds(18);

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public String title() {
        return "ZooKeeper flaps, then is away for 15 s for each flap while a provider restarts";
    }

    @Override
    public int longRounds() {
        return 20;
    }

    @Override
    public int briefRounds() {
        return 3;
    }

    @Override
    public void run(Scene scene, int rounds) {
        RunningSystem system = scene.system();
        for (int i = 0; i < rounds; i++) {
            Patience.rest(scene.between(500, 1_500));
            Round flap = scene.round(this, ZOOKEEPER, () -> {
                system.kill(ZOOKEEPER);
                Patience.rest(scene.between(0, 1_000));
                system.start(ZOOKEEPER);
            });
            requireNoFailure(scene, flap);
        }
        Round outage = scene.round(this, ZOOKEEPER + " for long", () -> outage(scene, rounds));
        requireNoFailure(scene, outage);
        scene.figure("ZooKeeper was away for, s", (outage.mendedAt() - outage.brokenAt()) / 1_000);
    }

    /** The provider is started while there is no registry, and must be there by itself once there is. */
    private static void outage(Scene scene, int rounds) {
        RunningSystem system = scene.system();
        system.kill(ZOOKEEPER);
        Patience.rest(PER_ROUND.multipliedBy(rounds));
        long asked = scene.history().now();
        system.stop(RESTARTED);
        if (scene.history().now() - asked > GRACE.toMillis()) {
            scene.found(RESTARTED, "does not end by itself while there is no registry");
        }
        var restart = CompletableFuture.runAsync(() -> system.start(system.plan(RESTARTED)));
        Patience.rest(PER_ROUND);
        system.start(ZOOKEEPER);
        restart.join();
    }

    private static void requireNoFailure(Scene scene, Round round) {
        List<Entry> failures = scene.failures(round.brokenAt(), round.mendedAt());
        if (!failures.isEmpty()) {
            Entry first = failures.get(0);
            scene.found(
                    round.target(),
                    "%d requests failed meanwhile, the first with %d %s"
                            .formatted(
                                    failures.size(),
                                    first.answer().status(),
                                    first.answer().code()));
        }
    }
}
