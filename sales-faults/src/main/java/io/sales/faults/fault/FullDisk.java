package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.SmallDisk;
import io.sales.launcher.process.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The database's disk is full for some seconds. Nothing can be sold then, and everybody is told so; once there is room again
 * everything goes on, with nobody's hands but a supervisor's that starts a server which has given up.
 */
final class FullDisk implements Fault {

    private static final String DATABASE = "database";
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(1);

    private final List<SmallDisk> disks = new ArrayList<>();

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String title() {
        return "The database's disk is full for %d s".formatted(FULL.toSeconds());
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
    public boolean suits(String database) {
        return SmallDisk.isPossible();
    }

    @Override
    public void prepare(RunningSystem system) {
        Path h2 = system.data().resolve("h2");
        system.stop(DATABASE);
        disks.add(SmallDisk.under(
                Files.exists(h2) ? h2 : system.data().resolve("postgres").resolve("data")));
        system.start(DATABASE);
    }

    @Override
    public void run(Scene scene, int rounds) {
        SmallDisk disk = disks.get(0);
        for (int i = 0; i < rounds; i++) {
            Patience.rest(scene.between(2_000, 4_000));
            Round round = scene.round(this, "disk", () -> {
                disk.fill();
                Patience.rest(FULL);
                disk.empty();
                supervise(scene.system());
            });
            scene.requireClearRefusals(round);
        }
    }

    /** Starts the server if it has given up, as often as it takes. */
    private static void supervise(RunningSystem system) {
        Patience.rest(BEFORE_RESTART);
        if (!system.isAlive(DATABASE)) {
            try {
                system.start(DATABASE);
            } catch (Failure stillStarting) {
                // It runs, and does not serve yet; clients will see when it does.
                return;
            }
        }
    }

    @Override
    public void close() {
        disks.forEach(SmallDisk::close);
    }
}
