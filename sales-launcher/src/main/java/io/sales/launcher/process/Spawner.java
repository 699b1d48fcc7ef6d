package io.sales.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns a plan into a process that outlives the launcher. */
final class Spawner {

    /** What steers the launcher or a process of ours must come from the plan, or a later start would differ. */
    private static final List<String> OURS = List.of("SALES_", "DUBBO_");

    private final Path logs;

    Spawner(Path logs) {
        this.logs = logs;
    }

    ProcessRecord spawn(Plan plan) {
        plan.ports().all().filter(port -> !PortBlock.isFree(port)).findFirst().ifPresent(port -> {
            throw new Failure("%s cannot start: port %d is taken by another program.".formatted(plan.name(), port));
        });
        try {
            LogFile log = log(plan);
            log.rotate();
            var builder = new ProcessBuilder(detached(plan.command()));
            builder.environment().keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
            // Otherwise glibc keeps a pool of freed memory for every few threads.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(plan.environment());
            builder.redirectInput(new File("/dev/null"));
            builder.redirectErrorStream(true);
            builder.redirectOutput(log.path().toFile());
            return new ProcessRecord(plan, Incarnation.of(builder.start().toHandle()));
        } catch (IOException e) {
            throw new Failure("%s cannot start: %s".formatted(plan.name(), e.getMessage()));
        }
    }

    LogFile log(Plan plan) {
        return new LogFile(logs.resolve(plan.name() + ".log"));
    }

    /** A session of its own where possible: Ctrl-C in the terminal is for the launcher, which then stops what it started. */
    private static List<String> detached(List<String> command) {
        var whole = new ArrayList<String>();
        Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .ifPresent(whole::add);
        whole.addAll(command);
        return whole;
    }
}
