package io.sales.benchmark.report;

import java.util.List;

/**
 * What callers for other SKUs notice of a crowd at one.
 *
 * @param ratio the median of the rounds
 */
public record Cold(String name, String title, List<Pair> rounds, double ratio, Books books) {

    /** The same trickle without and with the crowd. */
    public record Pair(Step idle, Step busy, Step crowd, double ratio) {

        public static Pair of(Step idle, Step busy, Step crowd) {
            return new Pair(
                    idle, busy, crowd, busy.latency().p99() / idle.latency().p99());
        }
    }

    public static double medianRatio(List<Pair> rounds) {
        return Median.of(rounds.stream().map(Pair::ratio).toList());
    }
}
