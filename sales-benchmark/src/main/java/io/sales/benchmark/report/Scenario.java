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
        Books books) {

    /** Transactions per second of the reference, the median of the rounds; 0 without rounds. */
    double referenceRate() {
        return Median.of(
                rounds.stream().map(round -> round.reference().achieved()).toList());
    }
}
