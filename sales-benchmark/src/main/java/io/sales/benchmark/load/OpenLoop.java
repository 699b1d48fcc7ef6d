package io.sales.benchmark.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Calls a subject at times that are fixed beforehand, from one thread. Latency counts from the time that was fixed, so a
 * subject that stalls is charged for every call that should have been sent meanwhile, not only for those that were.
 */
public final class OpenLoop {

    /** How long after the window calls that are due may still be sent; with what is later the driver is overloaded. */
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Arrivals arrivals;
    private final int maxOutstanding;
    private final Duration patience;

    /**
     * @param maxOutstanding calls without an answer, beyond which arrivals are turned away and counted
     * @param patience how long after the window to wait for the last answers; longer than the subject's own time limit
     */
    public OpenLoop(Arrivals arrivals, int maxOutstanding, Duration patience) {
        this.arrivals = arrivals;
        this.maxOutstanding = maxOutstanding;
        this.patience = patience;
    }

    /**
     * Offers load for as long as the window lasts, and returns when every call is answered.
     *
     * @param random decides the gaps, and nothing else
     * @throws IllegalStateException if answers are missing after the patience is over
     */
    public Run run(Subject subject, double perSecond, Duration window, RandomGenerator random) {
        var outstanding = new Semaphore(maxOutstanding);
        long begin = System.nanoTime();
        var tally = new Tally(begin, begin + window.toNanos());
        for (double due = arrivals.gapSeconds(perSecond, random);
                due < seconds(window);
                due += arrivals.gapSeconds(perSecond, random)) {
            long intended = begin + (long) (due * TimeUnit.SECONDS.toNanos(1));
            await(intended);
            tally.arrived();
            if (tally.isPast(System.nanoTime() - LATEST_NANOS) || !outstanding.tryAcquire()) {
                tally.turnedAway();
            } else {
                send(subject, intended, outstanding, tally);
            }
        }
        await(begin + window.toNanos());
        awaitAnswers(outstanding);
        return tally.run(perSecond, window);
    }

    private static void send(Subject subject, long intended, Semaphore outstanding, Tally tally) {
        long sent = System.nanoTime();
        subject.call().whenComplete((outcome, failure) -> {
            tally.answered(failure == null ? outcome : Outcome.FAILED, intended, sent, System.nanoTime());
            outstanding.release();
        });
    }

    /** Parked, not spinning: the subject needs the processor more. */
    private static void await(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void awaitAnswers(Semaphore outstanding) {
        try {
            if (!outstanding.tryAcquire(maxOutstanding, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("%d calls have no answer after %d s"
                        .formatted(maxOutstanding - outstanding.availablePermits(), patience.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for answers", e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
