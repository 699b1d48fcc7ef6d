package io.sales.benchmark.report;

import java.util.Map;

/**
 * One window of the plain-SQL reference.
 *
 * @param achieved transactions per second
 * @param cpuMillis processor time per transaction, by part of the system
 */
public record Reference(double seconds, long done, double achieved, Map<String, Double> cpuMillis) {

    public static Reference of(double seconds, long done, Map<String, Double> cpuSeconds) {
        return new Reference(seconds, done, done / seconds, Step.perCall(cpuSeconds, done));
    }
}
