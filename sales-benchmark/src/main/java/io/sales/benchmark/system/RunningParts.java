package io.sales.benchmark.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What was started and must be stopped, last first, also when the benchmark is interrupted. */
public final class RunningParts implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /**
     * Starts a part and takes charge of it. Whoever closes meanwhile waits until it has started, so that it is stopped too.
     *
     * @throws IllegalStateException once everything is being stopped
     */
    public synchronized <T extends AutoCloseable> T start(Supplier<T> starting) {
        if (closed) {
            throw new IllegalStateException("Everything is being stopped");
        }
        T part = starting.get();
        parts.push(part);
        return part;
    }

    /** May be called more than once, and from the thread that runs at exit. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Could not be stopped: " + e);
        }
    }
}
