package io.sales.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** A file system of its own for one directory, small enough to be filled. It takes root to make one. */
public final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "size=256m";
    private static final int BLOCK = 64 * 1024;
    private static final Duration CLOSED = Duration.ofSeconds(10);

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Whether this user may make one. */
    public static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name").equals("Linux");
    }

    /** Puts it under a directory that nobody uses now; what is in there moves onto it. */
    public static SmallDisk under(Path directory) {
        Path aside = directory.resolveSibling(directory.getFileName() + "-aside");
        try {
            Files.move(directory, aside);
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(aside)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", directory.toString());
        run("cp", "-a", aside + "/.", directory.toString());
        run("rm", "-r", aside.toString());
        return new SmallDisk(directory);
    }

    /** Leaves no room for anything. */
    public void fill() {
        byte[] block = new byte[BLOCK];
        try (var out = Files.newOutputStream(filler())) {
            while (directory.toFile().getUsableSpace() > 0) {
                out.write(block, 0, (int)
                        Math.min(BLOCK, Math.max(1, directory.toFile().getUsableSpace())));
            }
        } catch (IOException full) {
            // As was meant.
            return;
        }
    }

    /** Gives the room back. */
    public void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has nobody write on it, or everybody again. What a process had open there may be closed a moment after its end. */
    public void protect(boolean readOnly) {
        String option = "remount," + (readOnly ? "ro" : "rw");
        Patience.until("files to be closed", CLOSED, () -> succeeds("mount", "-o", option, directory.toString()));
    }

    @Override
    public void close() {
        run("umount", directory.toString());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static void run(String... command) {
        if (!succeeds(command)) {
            throw new IllegalStateException("Failed: " + List.of(command));
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
