package io.sales.benchmark.suite;

import io.sales.benchmark.report.Result;
import io.sales.benchmark.system.RunningParts;
import java.time.Duration;
import java.util.List;

/** A family of scenarios that share a set-up. */
public interface Suite {

    /** For the command line. */
    String name();

    /** The names of its scenarios, in the order they are run in. */
    List<String> scenarios();

    /** How long to warm up at most, if nobody says. */
    default Duration warmUp() {
        return Duration.ofSeconds(20);
    }

    /**
     * Starts what is to be measured, measures it, and checks that it did right.
     *
     * @param parts takes charge of whatever is started; the caller closes it
     * @throws IllegalStateException if something does not work; what is too slow is no reason
     */
    Result run(Options options, RunningParts parts, Progress progress);
}
