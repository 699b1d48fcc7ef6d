package io.sales.benchmark.system;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started and must be stopped, last first, also when the benchmark is interrupted. */
public final class RunningParts implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** Takes charge of a part. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            stop(part);
            throw new IllegalStateException("Everything is being stopped");
        }
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
