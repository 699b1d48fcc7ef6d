package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where a system keeps its files. Only what is named here is ever deleted. */
public record DataDirectory(Path path) {

    private static final String LOCK = "lock";

    /** Runs the work while no other command works on this directory. The lock ends with the process, however it ends. */
    public void exclusively(Progress progress, Runnable work) {
        try {
            Files.createDirectories(path);
            try (var channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    progress.say("Waiting for another ./sales that works on " + path);
                    channel.lock();
                }
                work.run();
            }
        } catch (FileSystemException e) {
            throw new Failure("The data directory cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the directories that only their owner may look into. */
    public void prepare() {
        try {
            for (Path directory : List.of(run(), temporary(), secrets(), zooKeeper(), payment(), logs())) {
                createPrivate(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the data of a system that does not run, and leaves everything else in the directory alone. */
    public void clear() {
        var owned = List.of(run(), secrets(), zooKeeper(), payment(), logs(), h2(), postgresData());
        try {
            for (Path directory : owned) {
                Trees.delete(directory);
            }
        } catch (IOException e) {
            throw new Failure("The old data cannot be deleted: " + e.getMessage());
        }
    }

    /** Deletes what processes that were killed have left behind. Only for when nothing runs. */
    public void discardTemporary() {
        try {
            Trees.delete(temporary());
        } catch (IOException e) {
            throw new Failure("Temporary files cannot be deleted: " + e.getMessage());
        }
    }

    /** Records of processes. */
    public Path run() {
        return path.resolve("run");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path zooKeeper() {
        return path.resolve("zookeeper");
    }

    Path payment() {
        return path.resolve("payment");
    }

    Path h2() {
        return path.resolve("h2");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path postgresData() {
        return postgres().resolve("data");
    }

    /** They outlast the data, and are replaced when others have been built. */
    Path programs() {
        return path.resolve("programs");
    }

    /** For what processes need while they run. */
    Path temporary() {
        return run().resolve("tmp");
    }

    static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
}
