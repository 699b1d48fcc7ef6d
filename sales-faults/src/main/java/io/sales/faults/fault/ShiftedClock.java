package io.sales.faults.fault;

import io.sales.faults.history.Entry;
import io.sales.faults.system.Patience;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process takes it to be ten minutes later or earlier than all others do. The time that decides is the database's, so
 * nothing may end early. It needs Debian's {@code libfaketime}; {@code LIBFAKETIME} says where it is if not in its place.
 */
final class ShiftedClock implements Fault {

    private static final Path USUAL_PLACE = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final List<Role> ROLES = List.of(Role.GATEWAY, Role.ORDER, Role.INVENTORY, Role.PAYMENT);

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String title() {
        return "One process's clock 10 minutes ahead or behind";
    }

    @Override
    public int longRounds() {
        return 40;
    }

    @Override
    public int briefRounds() {
        return 4;
    }

    @Override
    public boolean suits(String database) {
        return Files.exists(library());
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
            List<String> names = system.names(ROLES.get(i % ROLES.size()));
            String name = names.get(scene.random().nextInt(names.size()));
            String shift = scene.random().nextBoolean() ? "+600s" : "-600s";
            Plan usual = system.plan(name);
            scene.round(this, name + " " + shift, () -> {
                restart(system, shifted(usual, shift));
                long ready = scene.history().now();
                Patience.rest(SPAN);
                report(
                        scene,
                        name + " " + shift,
                        scene.failures(ready, scene.history().now()));
                restart(system, usual);
            });
        }
    }

    private static void restart(RunningSystem system, Plan plan) {
        system.stop(plan.name());
        system.start(plan);
    }

    private static Plan shifted(Plan plan, String shift) {
        var environment = Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME",
                shift,
                // Only what a clock on the wall shows: time-outs go by another.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
        return ProbedPlan.of(plan, environment);
    }

    private static void report(Scene scene, String target, List<Entry> failures) {
        for (Entry failure : failures) {
            scene.found(
                    target,
                    "a %s fails with %d %s"
                            .formatted(
                                    failure.request().verb(),
                                    failure.answer().status(),
                                    failure.answer().code()));
        }
    }

    private static Path library() {
        String place = System.getenv("LIBFAKETIME");
        return place == null ? USUAL_PLACE : Path.of(place);
    }
}
