package io.sales.benchmark.report;

import java.util.List;

/**
 * What was measured of one distribution of load.
 *
 * @param steps by offered rate: the curve
 * @param capacity the highest rate achieved on any step
 * @param rounds against the reference, at more than that rate
 */
public record Scenario(
        String name,
        String title,
        List<Step> steps,
        double capacity,
        List<Round> rounds,
        double medianRatio,
        Books books) {}
