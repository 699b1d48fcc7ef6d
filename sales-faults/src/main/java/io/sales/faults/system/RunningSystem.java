package io.sales.faults.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Role;
import io.sales.launcher.system.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The processes that {@code ./sales up} started, and what can be done to them. Used by one thread at a time. */
public final class RunningSystem implements AutoCloseable {

    /** A database server that was killed may have to wait until the last of its children has noticed. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Sales sales;
    private final ProcessRecords records;
    private final Processes processes;
    private final Thread atExit;
    private volatile boolean ended;

    private RunningSystem(Sales sales, PrintStream log) {
        this.sales = sales;
        var data = new DataDirectory(sales.data());
        this.records = new ProcessRecords(data.run());
        this.processes = new Processes(records, data.logs(), new Progress(log));
        // Also when it is interrupted.
        this.atExit = new Thread(this::end, "down");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a system from empty data, and waits until an order can be placed.
     *
     * @throws IllegalStateException if it does not come up, with where it says why
     */
    public static RunningSystem up(Sales sales, Setup setup) {
        return begin(sales, () -> sales.up(setup));
    }

    /**
     * Starts a system from the data that is there, with one instance of each provider.
     *
     * @throws IllegalStateException if it does not come up, with where it says why
     */
    public static RunningSystem again(Sales sales) {
        return begin(sales, sales::upAgain);
    }

    /** Whoever interrupts it while it starts finds it down too. */
    private static RunningSystem begin(Sales sales, Runnable start) {
        RunningSystem system = of(sales);
        boolean started = false;
        try {
            start.run();
            started = true;
            return system;
        } finally {
            if (!started) {
                system.close();
            }
        }
    }

    private static RunningSystem of(Sales sales) {
        try {
            Files.createDirectories(sales.data());
            var log = new PrintStream(sales.data().resolve("faults.out").toFile(), StandardCharsets.UTF_8.name());
            return new RunningSystem(sales, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return sales.data();
    }

    public Sales sales() {
        return sales;
    }

    /** Names of the processes of a role, whether they run or not. */
    public List<String> names(Role role) {
        return all().filter(record -> record.plan().role() == role)
                .map(ProcessRecord::name)
                .toList();
    }

    public List<String> names() {
        return all().map(ProcessRecord::name).toList();
    }

    /** How a process is started. */
    public Plan plan(String name) {
        return record(name).plan();
    }

    public int port(String name) {
        return plan(name).ports().main();
    }

    public boolean isAlive(String name) {
        return record(name).isAlive();
    }

    /** Ends a process and its children at once, as if the power had failed for them, and returns when they are gone. */
    public void kill(String name) {
        ProcessHandle process =
                record(name).handle().orElseThrow(() -> new IllegalStateException(name + " does not run"));
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await(name + " to end", () -> !isAlive(name));
    }

    /** Has a process stand still: it keeps its memory and its connections, and answers nothing. */
    public void freeze(String name) {
        signal("STOP", name);
    }

    public void thaw(String name) {
        signal("CONT", name);
    }

    public void stop(String name) {
        processes.stop(List.of(record(name)));
    }

    /** Starts a process as it was started before, and returns when it is ready. */
    public void start(String name) {
        start(plan(name));
    }

    /** Starts a process in another way, and returns when it is ready. */
    public void start(Plan plan) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                processes.start(List.of(plan));
                processes.keep();
                return;
            } catch (Failure notYet) {
                if (ended || System.nanoTime() > deadline || isAliveNow(plan.name())) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    /** Stops processes, and starts them all at once in another way. */
    public void restart(List<Plan> plans) {
        processes.stop(plans.stream().map(plan -> record(plan.name())).toList());
        processes.start(plans);
        processes.keep();
    }

    /** Starts whatever does not run. */
    public void heal() {
        names().stream().filter(name -> !isAlive(name)).forEach(this::start);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    /** Nothing starts any more from here on, whoever is about to start it. */
    private void end() {
        ended = true;
        processes.undo();
        records.all().forEach(record -> record.handle().ifPresent(process -> signal("CONT", process.pid())));
        sales.down();
    }

    private boolean isAliveNow(String name) {
        return records.find(name).filter(ProcessRecord::isAlive).isPresent();
    }

    private void signal(String signal, String name) {
        ProcessHandle process = record(name).handle().orElseThrow();
        Stream.concat(Stream.of(process), process.descendants()).forEach(one -> signal(signal, one.pid()));
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private ProcessRecord record(String name) {
        return records.find(name).orElseThrow(() -> new IllegalStateException("There is no process " + name));
    }

    private Stream<ProcessRecord> all() {
        return records.all().stream();
    }

    private static void await(String what, BooleanSupplier condition) {
        Patience.until(what, Duration.ofSeconds(20), condition);
    }
}
