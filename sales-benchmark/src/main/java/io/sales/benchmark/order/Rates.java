package io.sales.benchmark.order;

import io.sales.benchmark.report.LatencyCurve;
import io.sales.benchmark.report.Median;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one kind of load.
 *
 * @param unit what is done, in the plural
 * @param steps by offered rate: the curve
 * @param sustained per second, the most with next to nothing refused and an answer in time
 */
record Rates(String name, String title, String unit, List<Step> steps, double sustained, List<Round> rounds) {

    /**
     * The reference and the system, one right after the other.
     *
     * @param plain plain SQL, by connections, the most last; empty where it has nothing to compare with
     * @param bare what the gateway does with requests it calls nobody for; null where that is no comparison
     * @param full at the sustained rate
     * @param half at half of that
     */
    record Round(List<Reference> plain, @Nullable Step bare, Step full, Step half) {

        /** What the system does for each that the reference does; 0 without one. */
        double ratio() {
            if (bare != null) {
                return full.achieved() / bare.achieved();
            }
            return plain.isEmpty()
                    ? 0
                    : full.achieved() / plain.get(plain.size() - 1).achieved();
        }

        /** How much longer than a single connection of the database the slowest hundredth takes; 0 without one. */
        double slowness() {
            return plain.isEmpty()
                    ? 0
                    : half.latency().p99() / plain.get(0).latency().p50();
        }
    }

    double ratio() {
        return median(Round::ratio);
    }

    double slowness() {
        return median(Round::slowness);
    }

    /** Per second, by that many connections of the reference; the median of the rounds. */
    double reference(int connections) {
        return median(round -> round.plain().stream()
                .filter(one -> one.connections() == connections)
                .mapToDouble(Reference::achieved)
                .findFirst()
                .orElse(0));
    }

    double median(ToDoubleFunction<Round> value) {
        return Median.of(rounds.stream().map(value::applyAsDouble).toList());
    }

    LatencyCurve curve() {
        int most = rounds.stream()
                .flatMap(round -> round.plain().stream())
                .mapToInt(Reference::connections)
                .max()
                .orElse(0);
        return new LatencyCurve(name, title, unit, steps, reference(most));
    }
}
