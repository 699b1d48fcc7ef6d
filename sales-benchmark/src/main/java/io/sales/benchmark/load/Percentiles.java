package io.sales.benchmark.load;

import org.HdrHistogram.Histogram;

/** Of latencies, in milliseconds. All zero where nothing was measured. */
public record Percentiles(long count, double p50, double p90, double p95, double p99, double p999, double max) {

    private static final double MICROS_PER_MILLI = 1_000;

    public static Percentiles of(Histogram micros) {
        return new Percentiles(
                micros.getTotalCount(),
                at(50, micros),
                at(90, micros),
                at(95, micros),
                at(99, micros),
                at(99.9, micros),
                micros.getMaxValue() / MICROS_PER_MILLI);
    }

    private static double at(double percentile, Histogram micros) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
