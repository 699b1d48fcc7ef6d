package io.sales.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends processes: asked first, then waited for, killed only when nothing else is left. */
final class Stopper {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final Progress progress;

    Stopper(Progress progress) {
        this.progress = progress;
    }

    /** Stops all of them at the same time, and returns when none of them runs any more. */
    void stop(List<ProcessRecord> records) {
        List<ProcessRecord> alive =
                records.stream().filter(ProcessRecord::isAlive).toList();
        alive.forEach(Stopper::ask);
        Duration patience = alive.stream().anyMatch(Stopper::recordsClasses) ? RECORDING_PATIENCE : PATIENCE;
        if (await(alive, patience)) {
            return;
        }
        for (ProcessRecord stubborn : alive) {
            stubborn.handle().ifPresent(process -> {
                progress.say(
                        "%s did not stop within %d s and is killed".formatted(stubborn.name(), patience.toSeconds()));
                process.destroyForcibly();
            });
        }
        if (!await(alive, LAST_PATIENCE)) {
            throw new Failure("Some processes could not even be killed; ./sales ps lists them.");
        }
    }

    /** Java does so at the very end, and it takes a while. */
    private static boolean recordsClasses(ProcessRecord record) {
        return record.plan().command().stream().anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
    }

    private static void ask(ProcessRecord record) {
        Optional<ProcessHandle> process = record.handle();
        if (record.plan().stopSignal() == StopSignal.TERM) {
            process.ifPresent(ProcessHandle::destroy);
        } else {
            process.ifPresent(it -> interrupt(it.pid()));
        }
    }

    /** Java knows only one gentle signal. */
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("bash", "-c", "kill -INT " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Failure("Process %d cannot be stopped: %s".formatted(pid, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(List<ProcessRecord> records, Duration patience) {
        return Waiting.until(() -> records.stream().noneMatch(ProcessRecord::isAlive), patience);
    }
}
