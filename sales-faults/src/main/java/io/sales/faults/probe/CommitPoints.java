package io.sales.faults.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where the product commits what it has written. Each place leaves a file of its name in a directory; a file
 * {@code armed} there that names one has the process halt at it, as if killed. It halts one process, which deletes the file.
 */
final class CommitPoints {

    private static final Path DIRECTORY = Path.of(System.getenv("FAULTS_COMMIT_POINTS"));
    private static final Path ARMED = DIRECTORY.resolve("armed");
    private static final String TRANSACTIONS = "io.sales.platform.db.Transactions";
    private static final Set<String> WRITES = Set.of("write", "writing");
    private static final int KILLED = 137;

    private static final Set<String> seen = ConcurrentHashMap.newKeySet();

    private CommitPoints() {}

    static void before() {
        reached("before");
    }

    static void after() {
        reached("after");
    }

    private static void reached(String side) {
        Optional<String> place = StackWalker.getInstance().walk(CommitPoints::place);
        if (place.isPresent()) {
            remember(place.get());
            haltIfArmed(side + " " + place.get());
        }
    }

    /** The method that asked for a transaction that writes; empty if none did. */
    private static Optional<String> place(Stream<StackWalker.StackFrame> frames) {
        return frames.dropWhile(frame -> !isWrite(frame))
                .filter(frame -> frame.getClassName().startsWith("io.sales."))
                .filter(frame -> !frame.getClassName().equals(TRANSACTIONS))
                .findFirst()
                .map(frame -> simple(frame.getClassName()) + "." + named(frame.getMethodName()));
    }

    private static boolean isWrite(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(TRANSACTIONS) && WRITES.contains(frame.getMethodName());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** A lambda is called by the method that it stands in. */
    private static String named(String method) {
        return method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    }

    private static void remember(String place) {
        if (seen.add(place)) {
            try {
                Files.createFile(DIRECTORY.resolve("at " + place));
            } catch (FileAlreadyExistsException known) {
                // Another process has been here.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void haltIfArmed(String point) {
        try {
            if (Files.exists(ARMED) && Files.readString(ARMED).equals(point)) {
                Files.delete(ARMED);
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (NoSuchFileException another) {
            // Another process was faster, and halts.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
