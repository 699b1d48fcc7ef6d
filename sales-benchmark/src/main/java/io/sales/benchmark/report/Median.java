package io.sales.benchmark.report;

import java.util.List;

/** The middle one; of an even number the mean of the two in the middle; 0 of none. */
public final class Median {

    private Median() {}

    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        if (size == 0) {
            return 0;
        }
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
