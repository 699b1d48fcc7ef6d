package io.sales.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Raises the offered rate step by step until the subject no longer follows, and then narrows down where that began.
 *
 * @param first calls per second on the lowest step
 * @param factor from one step to the next, above 1
 * @param maxSteps that a climb ends after in any case
 * @param p99Limit beyond which a subject does not follow, however many calls it does
 */
public record Ladder(double first, double factor, int maxSteps, Duration p99Limit) {

    /** Steps that failed in a row, after which it is the subject and not a hiccup. */
    private static final int FAILURES = 2;

    private static final int NARROWING = 2;

    /**
     * @param step runs the load at a rate
     * @return every step, by offered rate
     */
    public List<Run> climb(DoubleFunction<Run> step) {
        var runs = new ArrayList<Run>();
        double follows = first / factor;
        double fails = first;
        int failures = 0;
        for (double rate = first; failures < FAILURES && runs.size() < maxSteps; rate *= factor) {
            Run run = step.apply(rate);
            runs.add(run);
            if (run.follows(p99Limit)) {
                failures = 0;
                follows = rate;
            } else if (failures++ == 0) {
                fails = rate;
            }
        }
        for (int narrowing = 0; failures > 0 && narrowing < NARROWING; narrowing++) {
            double rate = Math.sqrt(follows * fails);
            Run run = step.apply(rate);
            runs.add(run);
            if (run.follows(p99Limit)) {
                follows = rate;
            } else {
                fails = rate;
            }
        }
        runs.sort(Comparator.comparingDouble(Run::offered));
        return List.copyOf(runs);
    }

    /** The highest rate that was achieved on any step. */
    public static double capacity(List<Run> runs) {
        return runs.stream().mapToDouble(Run::achieved).max().orElse(0);
    }
}
