package io.sales.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of one window of load. Arrivals are those turned away, done, declined and failed together.
 *
 * @param offered calls per second, on the mean
 * @param turnedAway never sent, because too many were outstanding
 * @param achieved calls done within the window, per second
 * @param latency of every call that was sent, in microseconds from when it was to be sent
 * @param sinceSent the same from when it was sent, which hides what the wait before cost; for comparison only
 * @param doneLatency as {@code latency}, of the calls done alone
 * @param declinedLatency as {@code latency}, of the calls declined alone
 */
public record Run(
        double offered,
        Duration window,
        long arrivals,
        long turnedAway,
        long done,
        long declined,
        long failed,
        double achieved,
        Histogram latency,
        Histogram sinceSent,
        Histogram doneLatency,
        Histogram declinedLatency) {

    private static final double FOLLOWED = 0.95;
    private static final double REFUSED = 0.01;

    /** Whether next to nothing was refused, what was done kept up with what arrived, and nearly everything came in time. */
    public boolean isSustained(Duration p99Limit) {
        return turnedAway + declined + failed <= REFUSED * arrivals && follows(p99Limit);
    }

    /** Whether what was done kept up with what arrived, and nearly everything was answered within the limit. */
    public boolean follows(Duration p99Limit) {
        return done + declined >= FOLLOWED * arrivals
                && achieved >= FOLLOWED * done * 1e9 / window.toNanos()
                && Percentiles.of(latency).p99() <= p99Limit.toNanos() / 1e6;
    }
}
