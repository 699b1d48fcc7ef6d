package io.sales.benchmark.overload;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.load.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One window of load, as it is published. Latencies are in milliseconds, from when a call was to be sent.
 *
 * @param offered orders per second, and so is placed
 * @param turnedAway by the driver, because too many calls had no answer yet
 * @param busy how many processors each part kept so, on average; what the last answers took is put down to the window
 */
record Window(
        double offered,
        double placed,
        long arrivals,
        long turnedAway,
        long refused,
        long failed,
        Percentiles latencyOfPlaced,
        Percentiles latencyOfRefused,
        Map<String, Double> busy) {

    /**
     * @param used seconds of processor time, by part
     */
    static Window of(Run run, Duration time, Map<String, Double> used) {
        var busy = new LinkedHashMap<>(used);
        busy.replaceAll((part, seconds) -> seconds * 1_000 / time.toMillis());
        return new Window(
                run.offered(),
                run.achieved(),
                run.arrivals(),
                run.turnedAway(),
                run.declined(),
                run.failed(),
                Percentiles.of(run.doneLatency()),
                Percentiles.of(run.declinedLatency()),
                busy);
    }
}
