package io.sales.benchmark.report;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;

/** Reports that were never measured. */
final class Reports {

    static final Books BALANCED = new Books(5_000, 0, 5_000, 5_000, 0, 1_000, 6_000, List.of(), Map.of());

    private static final Machine MACHINE =
            new Machine(2, "Some processor", 4_096, "Linux 6", "Some JVM 17", "abc123", 0.25, "ext4", 0.2, false);

    private Reports() {}

    static Step step(double offered, double achieved, double p50, double p99) {
        var latency = new Percentiles(100, p50, (p50 + p99) / 2, p99, p99, p99, p99);
        return new Step(
                offered,
                8,
                Math.round(offered * 8),
                Math.round((offered - achieved) * 8),
                Math.round(achieved * 8),
                0,
                0,
                achieved,
                achieved > 0.95 * offered,
                latency,
                latency,
                Map.of("driver", 0.1, "provider", 0.5, "postgres", 0.7));
    }

    static Round round(double reference, double system) {
        return Round.of(
                new Reference(
                        32,
                        8,
                        Math.round(reference * 8),
                        reference,
                        step(reference, reference, 1, 9).latency(),
                        Map.of("driver", 0.1, "postgres", 0.3)),
                step(system * 1.2, system, 20, 90));
    }

    static Scenario scenario(String name, String title, Books books) {
        List<Round> rounds = List.of(round(2_000, 1_000), round(2_000, 1_400), round(2_000, 1_200));
        List<Step> steps = List.of(step(200, 200, 1.5, 8), step(800, 798, 3, 40), step(2_000, 1_210, 45, 320));
        return new Scenario(name, title, steps, 1_210, rounds, Round.medianRatio(rounds), books);
    }

    static Report report(Scenario... scenarios) {
        List<Cold.Pair> pairs =
                List.of(Cold.Pair.of(step(50, 50, 2, 10), step(50, 50, 4, 25), step(1_500, 1_200, 40, 90)));
        return new Report(
                "holds",
                "2026-01-02T03:04:05Z",
                4.5,
                Map.of("seed", 1),
                MACHINE,
                Map.of("version", "PostgreSQL 17"),
                List.of(scenarios),
                new Cold("cold", "Others beside a crowd", pairs, Cold.medianRatio(pairs), BALANCED),
                new SoldOut("sold-out", "Too many", 1_600, step(800, 200, 1, 9), BALANCED));
    }
}
