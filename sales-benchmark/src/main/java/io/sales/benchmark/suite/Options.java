package io.sales.benchmark.suite;

import io.sales.benchmark.load.Arrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is to do.
 *
 * @param root of the repository
 * @param scenarios by name
 * @param database under the whole system: {@code postgres} or {@code h2}
 * @param warmUp how long the providers are kept busy before anything counts, at most
 * @param rounds against the reference, of each scenario
 * @param window of each side of a round
 * @param step of the ladder of rates
 * @param instances of each provider
 * @param orders that stand in the tables before anything is measured
 * @param skus that are sold from
 * @param outstanding calls without an answer, per instance, beyond which arrivals are turned away
 * @param javaOptions of the provider's processes
 * @param seed of everything random
 * @param out where results and logs go
 */
public record Options(
        Path root,
        List<String> scenarios,
        String database,
        Duration warmUp,
        int rounds,
        Duration window,
        Duration step,
        int instances,
        int orders,
        int skus,
        int outstanding,
        Arrivals arrivals,
        List<String> javaOptions,
        long seed,
        Path out) {

    /** What of it the figures depend on. */
    public Map<String, Object> published() {
        var values = new LinkedHashMap<String, Object>();
        values.put("scenarios", scenarios);
        values.put("database", database);
        values.put("warmUpSeconds", warmUp.toMillis() / 1_000.0);
        values.put("rounds", rounds);
        values.put("windowSeconds", window.toMillis() / 1_000.0);
        values.put("stepSeconds", step.toMillis() / 1_000.0);
        values.put("instances", instances);
        values.put("orders", orders);
        values.put("skus", skus);
        values.put("outstandingPerInstance", outstanding);
        values.put("arrivals", arrivals.name());
        values.put("javaOptions", javaOptions);
        values.put("seed", seed);
        return values;
    }
}
