package io.sales.benchmark.load;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** Keeps a subject busy before anything counts. */
public final class WarmUp {

    /** As many as always find room: what is refused warms up nothing. */
    private static final int CALLERS = 24;

    private WarmUp() {}

    /** Calls for that long, and returns how many calls per second were done. */
    public static double lap(Subject subject, Duration time, long seed) {
        var done = new LongAdder();
        ClosedLoop.Caller caller = any -> {
            if (begun(subject).toCompletableFuture().get() == Outcome.DONE) {
                done.increment();
            }
        };
        ClosedLoop.run(Collections.nCopies(CALLERS, caller), time, seed);
        return done.sum() * 1e9 / time.toNanos();
    }

    /** Subjects expect one thread. */
    private static CompletionStage<Outcome> begun(Subject subject) {
        synchronized (subject) {
            return subject.call();
        }
    }
}
