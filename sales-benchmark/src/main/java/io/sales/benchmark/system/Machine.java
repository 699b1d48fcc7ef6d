package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the figures were measured on, without which they say little.
 *
 * @param commit of the repository; with a plus sign if files differ from it, {@code unknown} outside of one
 * @param loadBefore the machine's load average when the benchmark began; well above 0, somebody else was busy too
 * @param fileSystem that the database writes to
 * @param syncMillis the median time that 8 KiB take to disk there
 * @param autogroup whether Linux shares the processors among sessions and not among threads. Each of PostgreSQL's backends is
 *     a session, and then gets as much as a whole gateway
 */
public record Machine(
        int cores,
        String processor,
        long memoryMebibytes,
        String system,
        String java,
        String commit,
        double loadBefore,
        String fileSystem,
        double syncMillis,
        boolean autogroup) {

    private static final Path AUTOGROUP = Path.of("/proc/sys/kernel/sched_autogroup_enabled");

    private static final int SYNCS = 100;
    private static final int BLOCK = 8 * 1024;

    /**
     * @param disk a directory on the disk that the database uses
     * @param except paths of the repository that may differ from the commit
     */
    public static Machine look(Path root, Path disk, String... except) {
        try {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    value(Path.of("/proc/cpuinfo"), "model name"),
                    Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                    commit(root, except),
                    Double.parseDouble(
                            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]),
                    Files.getFileStore(disk).type(),
                    syncMillis(disk),
                    hasAutogroup());
        } catch (IOException e) {
            throw new UncheckedIOException("The machine cannot be described", e);
        }
    }

    /** Whether Linux shares the processors among sessions. */
    public static boolean hasAutogroup() throws IOException {
        return Files.exists(AUTOGROUP) && Files.readString(AUTOGROUP).strip().equals("1");
    }

    /** Among what the processors are shared evenly. */
    public String sharers() {
        return autogroup ? "sessions (autogroup)" : "threads";
    }

    private static String value(Path file, String key) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String commit(Path root, String... except) {
        String commit = git(root, List.of("rev-parse", "--short=12", "HEAD"));
        if (commit.isEmpty()) {
            return "unknown";
        }
        var status = new ArrayList<>(List.of("status", "--porcelain", "--", "."));
        Arrays.stream(except).map(path -> ":!" + path).forEach(status::add);
        return git(root, status).isEmpty() ? commit : commit + "+";
    }

    /** Nothing where there is no git, or no repository. */
    private static String git(Path root, List<String> arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git answers", e);
        }
    }

    private static double syncMillis(Path disk) throws IOException {
        Path probe = Files.createTempFile(disk, "sync", ".probe");
        long[] nanos = new long[SYNCS];
        try (var file = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long begin = System.nanoTime();
                file.write(ByteBuffer.allocate(BLOCK), 0);
                file.force(false);
                nanos[i] = System.nanoTime() - begin;
            }
        } finally {
            Files.delete(probe);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
