package io.sales.benchmark.report;

import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report in tables. Rates stand beside what the database alone did at the same time, never by themselves. */
final class MarkdownTables {

    private final Report report;
    private final MarkdownPage page = new MarkdownPage();

    MarkdownTables(Report report) {
        this.report = report;
    }

    String text() {
        page.line("# Holds per second");
        page.line("");
        origin();
        ratios();
        cold();
        soldOut();
        processorTime();
        report.scenarios().forEach(this::curve);
        database();
        return page.toString();
    }

    private void origin() {
        Machine machine = report.machine();
        page.line(
                "Measured %s at commit %s, in %.1f minutes, by `./sales bench %s`; load average before: %.2f.",
                report.measuredAt().substring(0, 10),
                machine.commit(),
                report.minutes(),
                report.suite(),
                machine.loadBefore());
        page.machine(machine);
        page.line("Driver, providers and database share them. Options: %s.", MarkdownPage.pairs(report.options()));
        page.line("");
    }

    private void ratios() {
        if (report.scenarios().isEmpty()) {
            return;
        }
        page.line(
                "Provider over plain SQL (one guarded UPDATE, two INSERTs and a commit for each hold, 32 connections), in");
        page.line("turns on the same server. Oversold and discrepancies are what the reconciliation afterwards found.");
        page.line("");
        page.line("| scenario | provider, holds/s | plain SQL, holds/s | ratio of each round | median ratio "
                + "| highest on the ladder | granted = held | oversold | discrepancies |");
        page.line("|---|---|---|---|---|---|---|---|---|");
        for (Scenario scenario : report.scenarios()) {
            List<Round> rounds = scenario.rounds();
            page.line(
                    "| %s: %s | %s | %s | %s | **%.2f** | %,.0f | %s |",
                    scenario.name(),
                    scenario.title(),
                    list(
                            "%,.0f",
                            rounds.stream().map(it -> it.system().achieved()).toList()),
                    list(
                            "%,.0f",
                            rounds.stream().map(it -> it.reference().achieved()).toList()),
                    list("%.2f", rounds.stream().map(Round::ratio).toList()),
                    scenario.medianRatio(),
                    scenario.capacity(),
                    books(scenario.books()));
        }
        page.line("");
    }

    private void cold() {
        Cold cold = report.cold();
        if (cold == null) {
            return;
        }
        page.line("## Beside a crowd");
        page.line("");
        page.line(
                "%s. Median ratio of the p99: **%.2f**. Granted = held, oversold, discrepancies: %s.",
                cold.title(), cold.ratio(), books(cold.books()).replace(" |", ","));
        page.line("");
        page.line("| alone, p50 | p99 | beside the crowd, p50 | p99 | ratio of p99 | failed | the crowd, holds/s |");
        page.line("|---|---|---|---|---|---|---|");
        for (Cold.Pair pair : cold.rounds()) {
            page.line(
                    "| %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.2f | %d | %,.0f |",
                    pair.idle().latency().p50(),
                    pair.idle().latency().p99(),
                    pair.busy().latency().p50(),
                    pair.busy().latency().p99(),
                    pair.ratio(),
                    pair.busy().failed(),
                    pair.crowd().achieved());
        }
        page.line("");
    }

    private void soldOut() {
        SoldOut soldOut = report.soldOut();
        if (soldOut == null) {
            return;
        }
        page.line("## Sold out");
        page.line("");
        page.line(
                "%,d units, asked for one by one at %,.0f/s: %,d granted, %,d declined; oversold %d, discrepancies %d;"
                        + " p99 %.1f ms.",
                soldOut.stock(),
                soldOut.step().offered(),
                soldOut.books().granted(),
                soldOut.books().declined(),
                soldOut.books().oversold(),
                soldOut.books().discrepancies().size(),
                soldOut.step().latency().p99());
        page.line("");
    }

    private void processorTime() {
        if (report.scenarios().isEmpty()) {
            return;
        }
        page.line("## Where the processor time goes");
        page.line("");
        page.line("Milliseconds for each hold, in the last round.");
        page.line("");
        page.line("| scenario | driver | provider | PostgreSQL | plain SQL: its client | plain SQL: PostgreSQL |");
        page.line("|---|---|---|---|---|---|");
        for (Scenario scenario : report.scenarios()) {
            Round last = scenario.rounds().get(scenario.rounds().size() - 1);
            Map<String, Double> system = last.system().cpuMillis();
            Map<String, Double> reference = last.reference().cpuMillis();
            page.line(
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                    scenario.name(),
                    system.getOrDefault("driver", 0.0),
                    system.getOrDefault("provider", 0.0),
                    system.getOrDefault("postgres", 0.0),
                    reference.getOrDefault("driver", 0.0),
                    reference.getOrDefault("postgres", 0.0));
        }
        page.line("");
    }

    private void curve(Scenario scenario) {
        page.line("## %s: %s", scenario.name(), scenario.title());
        page.line("");
        page.line("![latency over throughput](%s)", ReportFiles.curveName(report, scenario));
        page.line("");
        page.line("Latency counts from the time at which a call was to be sent.");
        page.line("");
        page.line("| offered/s | done/s | p50 | p90 | p99 | p99.9 | turned away | failed | follows |");
        page.line("|---|---|---|---|---|---|---|---|---|");
        for (Step step : scenario.steps()) {
            page.line(
                    "| %,.0f | %,.0f | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f %% | %d | %s |",
                    step.offered(),
                    step.achieved(),
                    step.latency().p50(),
                    step.latency().p90(),
                    step.latency().p99(),
                    step.latency().p999(),
                    100 * step.turnedAwayShare(),
                    step.failed(),
                    step.follows() ? "yes" : "no");
        }
        page.line("");
        if (!scenario.books().failures().isEmpty()) {
            page.line(
                    "Failed in all: %s. Each was repeated until its outcome was known.",
                    MarkdownPage.pairs(scenario.books().failures()));
            page.line("");
        }
    }

    private void database() {
        page.line("## The server");
        page.line("");
        page.line("%s.", MarkdownPage.pairs(report.database()));
    }

    private static String books(Books books) {
        return MarkdownPage.format(
                "%,d %s %,d | %,d | %d",
                books.granted(),
                books.granted() == books.held() ? "=" : "≠",
                books.held(),
                books.oversold(),
                books.discrepancies().size());
    }

    private static String list(String format, List<Double> values) {
        return values.stream().map(value -> MarkdownPage.format(format, value)).collect(Collectors.joining(", "));
    }
}
