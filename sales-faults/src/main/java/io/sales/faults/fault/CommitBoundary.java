package io.sales.faults.fault;

import io.sales.faults.probe.HaltingDriver;
import io.sales.faults.system.Patience;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A provider dies right before or right after it commits, at every place where it commits what it has written. */
final class CommitBoundary implements Fault {

    private static final Duration DISCOVERY = Duration.ofSeconds(15);

    /** The rarest work is done once a minute. */
    private static final Duration MET = Duration.ofSeconds(70);

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public String title() {
        return "A provider dies before or after a commit, at every place of committing";
    }

    /** More than there are. */
    @Override
    public int longRounds() {
        return 1_000;
    }

    @Override
    public int briefRounds() {
        return 8;
    }

    @Override
    public void prepare(RunningSystem system) {
        try {
            Files.createDirectories(directory(system));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var environment = Map.of(
                "SPRING_DATASOURCE_DRIVER_CLASS_NAME",
                HaltingDriver.class.getName(),
                "FAULTS_COMMIT_POINTS",
                directory(system).toString());
        var plans = new ArrayList<Plan>();
        for (String name : providers(system)) {
            plans.add(ProbedPlan.of(system.plan(name), environment, system.data()));
        }
        system.restart(plans);
    }

    @Override
    public void run(Scene scene, int rounds) throws IOException {
        Patience.rest(DISCOVERY);
        var done = new HashSet<String>();
        int met = 0;
        while (done.size() < rounds) {
            List<String> left = points(scene.system());
            left.removeAll(done);
            if (left.isEmpty()) {
                break;
            }
            String point = left.get(scene.random().nextInt(left.size()));
            done.add(point);
            met += halt(scene, point) ? 1 : 0;
        }
        scene.figure("Places of committing", points(scene.system()).size() / 2);
        scene.figure("Boundaries tried, and died at", done.size() + ", " + met);
    }

    /** Whether somebody came there and died. */
    private boolean halt(Scene scene, String point) throws IOException {
        RunningSystem system = scene.system();
        arm(system, point);
        List<String> providers = providers(system);
        if (!Patience.lasts(MET, () -> providers.stream().allMatch(system::isAlive))) {
            scene.round(
                    this,
                    point,
                    () -> providers.stream()
                            .filter(name -> !system.isAlive(name))
                            .forEach(system::start));
            return true;
        }
        Files.deleteIfExists(directory(system).resolve("armed"));
        return false;
    }

    private static void arm(RunningSystem system, String point) throws IOException {
        Path draft = directory(system).resolve("draft");
        Files.writeString(draft, point);
        Files.move(draft, directory(system).resolve("armed"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Both sides of every place that was seen so far. */
    private static List<String> points(RunningSystem system) throws IOException {
        Set<String> points = new TreeSet<>();
        try (var files = Files.newDirectoryStream(directory(system), "at *")) {
            for (Path file : files) {
                String place = file.getFileName().toString().substring("at ".length());
                points.add("before " + place);
                points.add("after " + place);
            }
        }
        return new ArrayList<>(points);
    }

    private static List<String> providers(RunningSystem system) {
        var providers = new ArrayList<String>(system.names(Role.INVENTORY));
        providers.addAll(system.names(Role.ORDER));
        return providers;
    }

    private static Path directory(RunningSystem system) {
        return system.data().resolve("commit-points");
    }
}
