package io.sales.benchmark.overload;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.load.Run;

/**
 * One window of load, as it is published. Latencies are in milliseconds, from when a call was to be sent.
 *
 * @param offered orders per second, and so is placed
 * @param turnedAway by the driver, because too many calls had no answer yet
 * @param busy processors, the wait for the last answers included
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
        Busy busy) {

    static Window of(Run run, Busy busy) {
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
