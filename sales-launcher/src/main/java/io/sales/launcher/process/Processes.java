package io.sales.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The processes of one system: starts, watches and stops them, and keeps their records. */
public final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    private final ProcessRecords records;
    private final Spawner spawner;
    private final Stopper stopper;
    private final Progress progress;

    /** What this launcher has started, and would have to stop if it cannot finish. */
    private final List<ProcessRecord> started = new ArrayList<>();

    private boolean undone;

    public Processes(ProcessRecords records, Path logs, Progress progress) {
        this.records = records;
        this.spawner = new Spawner(logs);
        this.stopper = new Stopper(progress);
        this.progress = progress;
    }

    /** Starts all of them at the same time, and returns when each is ready. */
    public void start(List<Plan> plans) {
        var waiting = new ArrayList<ProcessRecord>();
        for (Plan plan : plans) {
            waiting.add(spawn(plan));
        }
        if (waiting.isEmpty()) {
            return;
        }
        progress.say("Starting " + names(waiting));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            if (Waiting.until(() -> someBecameReady(waiting), BETWEEN_NEWS)) {
                continue;
            }
            if (System.nanoTime() > deadline) {
                throw failure(waiting.get(0), "was not ready within " + PATIENCE.toSeconds() + " s");
            }
            progress.say("Waiting for " + names(waiting));
        }
    }

    /** Stops them role by role, the gateway first. Their records stay, so that they can be started again. */
    public void stop(List<ProcessRecord> processes) {
        for (Role role : rolesBackwards()) {
            stopTogether(processes.stream()
                    .filter(record -> record.plan().role() == role)
                    .toList());
        }
    }

    /** Forgets processes that do not run. */
    public void forget(List<ProcessRecord> processes) {
        processes.stream().filter(record -> !record.isAlive()).forEach(records::remove);
    }

    /** Stops what this launcher started, and starts nothing any more. */
    public synchronized void undo() {
        List<ProcessRecord> all;
        synchronized (started) {
            undone = true;
            all = List.copyOf(started);
            started.clear();
        }
        // Nobody uses it yet, so that there is nothing to finish in order.
        stopTogether(all.stream()
                .filter(record -> record.plan().role().needsOthers())
                .toList());
        stopTogether(all.stream()
                .filter(record -> !record.plan().role().needsOthers())
                .toList());
    }

    /** From here on, what was started stays. */
    public void keep() {
        synchronized (started) {
            started.clear();
        }
    }

    public List<Sighting> sightings() {
        return records.all().parallelStream().map(Sighting::of).toList();
    }

    private void stopTogether(List<ProcessRecord> group) {
        List<ProcessRecord> alive =
                group.stream().filter(ProcessRecord::isAlive).toList();
        if (!alive.isEmpty()) {
            progress.say("Stopping " + names(alive));
            stopper.stop(alive);
        }
        group.forEach(record -> records.save(record.stopped()));
    }

    private ProcessRecord spawn(Plan plan) {
        synchronized (started) {
            if (undone) {
                throw new Failure("Interrupted.");
            }
            ProcessRecord record = spawner.spawn(plan);
            started.add(record);
            records.save(record);
            return record;
        }
    }

    /** Takes those that are ready out of the list. */
    private boolean someBecameReady(List<ProcessRecord> waiting) {
        var ready = new ArrayList<ProcessRecord>();
        for (ProcessRecord record : waiting) {
            if (!record.isAlive()) {
                throw failure(record, "ended while it started");
            }
            if (Readiness.of(record.plan())) {
                progress.say("%s is ready on port %d"
                        .formatted(record.name(), record.plan().ports().main()));
                ready.add(record);
            }
        }
        return waiting.removeAll(ready);
    }

    private Failure failure(ProcessRecord record, String what) {
        synchronized (started) {
            if (undone) {
                return new Failure("Interrupted.");
            }
        }
        LogFile log = spawner.log(record.plan());
        try {
            String lines = log.excerpt().stream().map(line -> "  | " + line).collect(Collectors.joining("\n"));
            return new Failure("%s %s. Its log is %s:%n%s".formatted(record.name(), what, log.path(), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Role> rolesBackwards() {
        var roles = new ArrayList<>(Arrays.asList(Role.values()));
        roles.sort(Comparator.reverseOrder());
        return Collections.unmodifiableList(roles);
    }

    private static String names(List<ProcessRecord> processes) {
        return processes.stream().map(ProcessRecord::name).collect(Collectors.joining(", "));
    }
}
