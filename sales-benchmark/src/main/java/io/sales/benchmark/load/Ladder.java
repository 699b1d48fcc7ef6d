package io.sales.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/**
 * Raises the offered rate step by step until the subject no longer follows, and then narrows down where that began.
 *
 * @param first calls per second on the lowest step
 * @param factor from one step to the next, above 1
 * @param maxSteps that a climb ends after in any case
 * @param follows whether the subject did at the end of a step
 */
public record Ladder(double first, double factor, int maxSteps, Predicate<Run> follows) {

    /** Steps that failed in a row, after which it is the subject and not a hiccup. */
    private static final int FAILURES = 2;

    private static final int NARROWING = 2;

    /**
     * For subjects that may refuse.
     *
     * @param p99Limit beyond which a subject does not follow, however many calls it answers
     */
    public Ladder(double first, double factor, int maxSteps, Duration p99Limit) {
        this(first, factor, maxSteps, run -> run.follows(p99Limit));
    }

    /**
     * @param step runs the load at a rate
     * @return every step, by offered rate
     */
    public List<Run> climb(DoubleFunction<Run> step) {
        var runs = new ArrayList<Run>();
        double kept = first / factor;
        double fails = first;
        int failures = 0;
        for (double rate = first; failures < FAILURES && runs.size() < maxSteps; rate *= factor) {
            Run run = step.apply(rate);
            runs.add(run);
            if (follows.test(run)) {
                failures = 0;
                kept = rate;
            } else if (failures++ == 0) {
                fails = rate;
            }
        }
        for (int narrowing = 0; failures > 0 && narrowing < NARROWING; narrowing++) {
            double rate = Math.sqrt(kept * fails);
            Run run = step.apply(rate);
            runs.add(run);
            if (follows.test(run)) {
                kept = rate;
            } else {
                fails = rate;
            }
        }
        runs.sort(Comparator.comparingDouble(Run::offered));
        return List.copyOf(runs);
    }

    /** The step with the highest rate that the subject followed; empty if it followed none. */
    public Optional<Run> best(List<Run> runs) {
        return runs.stream().filter(follows).max(Comparator.comparingDouble(Run::achieved));
    }

    /** The highest rate that was achieved on any step. */
    public static double capacity(List<Run> runs) {
        return runs.stream().mapToDouble(Run::achieved).max().orElse(0);
    }
}
