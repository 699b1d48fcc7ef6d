package io.sales.benchmark.order;

import io.sales.benchmark.load.ClosedLoop.Pace;
import io.sales.benchmark.load.Percentiles;

/**
 * What a part of the way of an order takes by itself.
 *
 * @param callers who each call again when they are answered
 * @param latency in milliseconds
 */
record Floor(String name, int callers, double perSecond, Percentiles latency) {

    static Floor of(String name, Pace pace) {
        return new Floor(name, pace.callers(), pace.perSecond(), Percentiles.of(pace.latency()));
    }
}
