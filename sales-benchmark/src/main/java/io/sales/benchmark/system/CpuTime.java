package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Processor time, as Linux counts it.
 *
 * @param seconds used since the beginning, in user and in kernel mode
 */
public record CpuTime(double seconds) {

    /** What the kernel tells user space, whatever it counts in itself. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROCESSES = Path.of("/proc");

    /** Fields after the name, which may hold blanks itself: state is 0. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    public static CpuTime ofProcess(long pid) {
        String[] fields = fields(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
        return new CpuTime(ticks(fields, USER, SYSTEM) / TICKS_PER_SECOND);
    }

    /** Of several together, and of their children. */
    public static CpuTime ofProcesses(List<Long> pids) {
        return new CpuTime(pids.stream()
                .map(CpuTime::ofFamily)
                .mapToDouble(CpuTime::seconds)
                .sum());
    }

    /** Of a process and its children, those that have ended included. */
    static CpuTime ofFamily(long pid) {
        double ticks = ticks(
                fields(PROCESSES.resolve(Long.toString(pid)).resolve("stat")),
                USER,
                SYSTEM,
                CHILDREN_USER,
                CHILDREN_SYSTEM);
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                String[] fields = fields(process.resolve("stat"));
                if (fields.length > CHILDREN_SYSTEM && Long.parseLong(fields[PARENT]) == pid) {
                    ticks += ticks(fields, USER, SYSTEM);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CpuTime(ticks / TICKS_PER_SECOND);
    }

    private static double ticks(String[] fields, int... which) {
        double sum = 0;
        for (int field : which) {
            sum += fields.length > field ? Long.parseLong(fields[field]) : 0;
        }
        return sum;
    }

    /** None for a process that has ended meanwhile. */
    private static String[] fields(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException ended) {
            return new String[0];
        } catch (IOException e) {
            // A process that ends while it is read about: "No such process".
            return new String[0];
        }
    }
}
