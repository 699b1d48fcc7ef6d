package io.sales.benchmark.report;

import io.sales.benchmark.load.ClosedLoop.Pace;
import io.sales.benchmark.load.Percentiles;
import java.util.Map;

/**
 * One window of the plain-SQL reference.
 *
 * @param connections that each send the next when the last is done
 * @param achieved transactions per second
 * @param latency of what one connection did, in milliseconds; nobody waits for his turn in a closed loop
 * @param cpuMillis processor time per transaction, by part of the system
 */
public record Reference(
        int connections,
        double seconds,
        long done,
        double achieved,
        Percentiles latency,
        Map<String, Double> cpuMillis) {

    public static Reference of(Pace pace, Map<String, Double> cpuSeconds) {
        return new Reference(
                pace.callers(),
                pace.window().toMillis() / 1_000.0,
                pace.done(),
                pace.perSecond(),
                Percentiles.of(pace.latency()),
                Step.perCall(cpuSeconds, pace.done()));
    }
}
