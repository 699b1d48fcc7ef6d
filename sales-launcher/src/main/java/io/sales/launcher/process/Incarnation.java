package io.sales.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One life of a process. The operating system gives the same number to another process later, so a number alone never
 * decides what is ours.
 *
 * @param birth what no later process with this number has: the boot and the tick in which it began, where the system says so
 * @param startedAt for people
 */
record Incarnation(long pid, String birth, Instant startedAt) {

    private static final Path PROC = Path.of("/proc");

    /** In {@code /proc/PID/stat}, counted from behind the command's closing bracket. */
    private static final int STATE = 0;

    private static final int START_TICK = 19;

    static Incarnation of(ProcessHandle process) {
        return new Incarnation(
                process.pid(),
                birth(process).orElse("ended at once"),
                process.info().startInstant().orElseGet(Instant::now));
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /** The process, unless it has ended; a later one with the same number is not it. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> birth(process).filter(birth::equals).isPresent());
    }

    /** Empty if the process has ended, even if its parent has not noticed yet. */
    private static Optional<String> birth(ProcessHandle process) {
        if (!Files.isReadable(PROC.resolve("self/stat"))) {
            return process.isAlive() ? process.info().startInstant().map(Instant::toString) : Optional.empty();
        }
        try {
            String stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return ended ? Optional.empty() : Optional.of(boot() + "/" + fields[START_TICK]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String boot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }
}
