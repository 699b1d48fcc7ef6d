package io.sales.benchmark.report;

import java.util.List;

/** The reference and the system, one right after the other. */
public record Round(Reference reference, Step system, double ratio) {

    public static Round of(Reference reference, Step system) {
        return new Round(reference, system, system.achieved() / reference.achieved());
    }

    public static double medianRatio(List<Round> rounds) {
        return Median.of(rounds.stream().map(Round::ratio).toList());
    }
}
