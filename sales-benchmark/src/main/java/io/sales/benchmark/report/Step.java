package io.sales.benchmark.report;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.load.Run;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One window of load, as it is published.
 *
 * @param offered per second, and so is achieved
 * @param follows whether what was done kept up with what arrived
 * @param latency in milliseconds from when a call was to be sent
 * @param sinceSent from when it was sent; for comparison only, it hides waiting
 * @param cpuMillis processor time per call done, by part of the system
 */
public record Step(
        double offered,
        double seconds,
        long arrivals,
        long turnedAway,
        long done,
        long declined,
        long failed,
        double achieved,
        boolean follows,
        Percentiles latency,
        Percentiles sinceSent,
        Map<String, Double> cpuMillis) {

    /**
     * @param p99Limit beyond which it does not follow
     * @param cpuSeconds used during the run
     */
    public static Step of(Run run, Duration p99Limit, Map<String, Double> cpuSeconds) {
        return of(run, run.follows(p99Limit), cpuSeconds);
    }

    /**
     * @param follows by the caller's own standard
     * @param cpuSeconds used during the run
     */
    public static Step of(Run run, boolean follows, Map<String, Double> cpuSeconds) {
        return new Step(
                run.offered(),
                run.window().toMillis() / 1_000.0,
                run.arrivals(),
                run.turnedAway(),
                run.done(),
                run.declined(),
                run.failed(),
                run.achieved(),
                follows,
                Percentiles.of(run.latency()),
                Percentiles.of(run.sinceSent()),
                perCall(cpuSeconds, run.done() + run.declined()));
    }

    /** The share of the arrivals that were not sent, 0 to 1. */
    public double turnedAwayShare() {
        return arrivals == 0 ? 0 : (double) turnedAway / arrivals;
    }

    static Map<String, Double> perCall(Map<String, Double> cpuSeconds, long calls) {
        var millis = new TreeMap<String, Double>();
        cpuSeconds.forEach((part, seconds) -> millis.put(part, calls == 0 ? 0 : seconds * 1_000 / calls));
        return millis;
    }
}
