package io.sales.benchmark.order;

import io.sales.benchmark.report.MarkdownPage;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A report of orders in tables. Rates stand beside what the database alone did at the same time, never by themselves. */
final class OrderTables {

    private final OrderReport report;
    private final MarkdownPage page = new MarkdownPage();

    OrderTables(OrderReport report) {
        this.report = report;
    }

    String text() {
        page.line("# Orders per second");
        page.line("");
        origin();
        ratios();
        cost();
        rounds();
        flash();
        floors();
        books();
        processorTime();
        report.rates().forEach(this::curve);
        page.line("## The server");
        page.line("");
        page.line("%s.", MarkdownPage.pairs(report.database()));
        return page.toString();
    }

    private void origin() {
        Machine machine = report.machine();
        page.line(
                "Measured %s at commit %s, in %.1f minutes, by `./sales bench orders`; load average before: %.2f.",
                report.measuredAt().substring(0, 10), machine.commit(), report.minutes(), machine.loadBefore());
        page.machine(machine);
        page.line(
                "Driver, gateway, providers and database share them. Options: %s.",
                MarkdownPage.pairs(report.options()));
        page.line("");
    }

    private void ratios() {
        page.line("| ratio (median of the rounds) | seen | goal | reached |");
        page.line("|---|---|---|---|");
        for (Ratio ratio : report.ratios()) {
            page.line(
                    "| %s | **%.2f** | %s %.1f | %s |",
                    ratio.name(),
                    ratio.value(),
                    ratio.isAtLeast() ? "at least" : "below",
                    ratio.goal(),
                    ratio.reached() ? "yes" : "no");
        }
        page.line("");
    }

    /** One row, to be put under those of other configurations. */
    private void cost() {
        report.rates().stream()
                .filter(one -> one.name().equals(RateScenario.PLACE))
                .findFirst()
                .ifPresent(place -> {
                    page.line("| database | instances | orders before | SKUs | orders/s | over plain SQL "
                            + "| p50 at half | p99 at half | processor time per order |");
                    page.line("|---|---|---|---|---|---|---|---|---|");
                    page.line(
                            "| %s | %s | %,d | %,d | %,.0f | %.2f | %.1f ms | %.1f ms | %.2f ms |",
                            report.options().getOrDefault("database", ""),
                            report.options().getOrDefault("instances", 0),
                            report.options().getOrDefault("orders", 0),
                            report.options().getOrDefault("skus", 0),
                            place.median(round -> round.full().achieved()),
                            place.ratio(),
                            place.median(round -> round.half().latency().p50()),
                            place.median(round -> round.half().latency().p99()),
                            place.median(round -> round.half().cpuMillis().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()));
                    page.line("");
                });
    }

    private void rounds() {
        if (report.rates().isEmpty()) {
            return;
        }
        page.line("## In turns with the reference");
        page.line("");
        page.line(
                "Plain SQL is an order's two transactions by JDBC: a guarded UPDATE and two INSERTs, committed, and three");
        page.line(
                "INSERTs, committed; no remote call, no checks. Beside reads it is requests that the gateway answers by itself.");
        page.line("");
        page.line("| scenario | offered/s | done/s | p50 | p99 | refused, failed, not sent "
                + "| done/s at half | p50 | p95 | p99 | p99.9 | reference/s | ratio |");
        page.line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Rates rates : report.rates()) {
            for (Rates.Round round : rates.rounds()) {
                Step full = round.full();
                Step half = round.half();
                page.line(
                        "| %s | %,.0f | %,.0f | %.1f ms | %.1f ms | %d, %d, %d | %,.0f | %.1f ms | %.1f ms | %.1f ms | %.1f ms"
                                + " | %s | %s |",
                        rates.name(),
                        full.offered(),
                        full.achieved(),
                        full.latency().p50(),
                        full.latency().p99(),
                        full.declined(),
                        full.failed(),
                        full.turnedAway(),
                        half.achieved(),
                        half.latency().p50(),
                        half.latency().p95(),
                        half.latency().p99(),
                        half.latency().p999(),
                        reference(round),
                        round.ratio() == 0 ? "" : MarkdownPage.format("%.2f", round.ratio()));
            }
        }
        page.line("");
        plainLatency();
    }

    private void plainLatency() {
        page.line("| plain SQL beside | connections | orders/s of each round | p50 | p99 |");
        page.line("|---|---|---|---|---|");
        for (Rates rates : report.rates()) {
            for (int connections : RateScenario.CONNECTIONS) {
                List<Reference> all = rates.rounds().stream()
                        .flatMap(round -> round.plain().stream())
                        .filter(one -> one.connections() == connections)
                        .toList();
                if (!all.isEmpty()) {
                    page.line(
                            "| %s | %d | %s | %s | %s |",
                            rates.name(),
                            connections,
                            all.stream()
                                    .map(one -> MarkdownPage.format("%,.0f", one.achieved()))
                                    .collect(Collectors.joining(", ")),
                            all.stream()
                                    .map(one -> MarkdownPage.format(
                                            "%.2f ms", one.latency().p50()))
                                    .collect(Collectors.joining(", ")),
                            all.stream()
                                    .map(one -> MarkdownPage.format(
                                            "%.2f ms", one.latency().p99()))
                                    .collect(Collectors.joining(", ")));
                }
            }
        }
        page.line("");
    }

    private static String reference(Rates.Round round) {
        if (round.bare() != null) {
            return MarkdownPage.format("%,.0f", round.bare().achieved());
        }
        return round.plain().stream()
                .map(one -> MarkdownPage.format("%,.0f", one.achieved()))
                .collect(Collectors.joining(", "));
    }

    private void flash() {
        Flash flash = report.flash();
        if (flash == null) {
            return;
        }
        page.line("## Flash sale");
        page.line("");
        page.line(
                "%,d buyers come at the same moment for %,d units; who is turned away comes again after a quarter of a second.",
                flash.buyers(), flash.units());
        page.line("");
        page.line(
                "| sold | kept for buyers | left | last unit sold after | refused | last refusal after | half of all knew after "
                        + "| came again |");
        page.line("|---|---|---|---|---|---|---|---|");
        for (Flash.Round round : flash.rounds()) {
            page.line(
                    "| %,d | %,d | %,d | %,.0f ms | %,d | %,.0f ms | %,.0f ms | %,d times |",
                    round.sold(),
                    round.reserved(),
                    round.left(),
                    round.lastSold(),
                    round.refused(),
                    round.lastRefused(),
                    round.answers().p50(),
                    round.turnedAway());
        }
        page.line("");
    }

    private void floors() {
        if (report.floors().isEmpty()) {
            return;
        }
        page.line("## Floors");
        page.line("");
        page.line("| what | callers | per second | p50 | p99 |");
        page.line("|---|---|---|---|---|");
        for (Floor floor : report.floors()) {
            page.line(
                    "| %s | %d | %,.0f | %.2f ms | %.2f ms |",
                    floor.name(),
                    floor.callers(),
                    floor.perSecond(),
                    floor.latency().p50(),
                    floor.latency().p99());
        }
        page.line("");
    }

    private void books() {
        OrderBooks books = report.books();
        page.line("## The books");
        page.line("");
        page.line(
                "| orders placed | in the tables | paid | charged | cancelled | units reserved | oversold | lost | discrepancies |");
        page.line("|---|---|---|---|---|---|---|---|---|");
        page.line(
                "| %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %d |",
                books.placed(),
                books.rows(),
                books.paid(),
                books.charged(),
                books.cancelled(),
                books.reserved(),
                books.oversold(),
                books.lost(),
                books.discrepancies());
        page.line("");
        if (!books.failures().isEmpty()) {
            page.line(
                    "Without a clear answer: %s. Each was repeated until it had one.",
                    MarkdownPage.pairs(books.failures()));
            page.line("");
        }
    }

    private void processorTime() {
        if (report.rates().isEmpty()) {
            return;
        }
        page.line("## Where the processor time goes");
        page.line("");
        page.line("Milliseconds for each that is done, at half of the sustained rate, in the last round.");
        page.line("");
        var parts = new TreeSet<String>();
        report.rates().forEach(rates -> parts.addAll(last(rates).cpuMillis().keySet()));
        page.line("| scenario | %s |", String.join(" | ", parts));
        page.line("|---|%s", "---|".repeat(parts.size()));
        for (Rates rates : report.rates()) {
            Map<String, Double> millis = last(rates).cpuMillis();
            page.line(
                    "| %s | %s |",
                    rates.name(),
                    parts.stream()
                            .map(part -> MarkdownPage.format("%.2f", millis.getOrDefault(part, 0.0)))
                            .collect(Collectors.joining(" | ")));
        }
        page.line("");
    }

    private static Step last(Rates rates) {
        return rates.rounds().get(rates.rounds().size() - 1).half();
    }

    private void curve(Rates rates) {
        page.line("## %s: %s", rates.name(), rates.title());
        page.line("");
        page.line("![latency over throughput](%s)", OrderReport.curveName(rates));
        page.line("");
        page.line(
                "Latency counts from the time at which a call was to be sent. Sustained: %,.0f/s.", rates.sustained());
        page.line("");
        page.line("| offered/s | done/s | p50 | p95 | p99 | p99.9 | refused | failed | not sent | sustained |");
        page.line("|---|---|---|---|---|---|---|---|---|---|");
        for (Step step : rates.steps()) {
            page.line(
                    "| %,.0f | %,.0f | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %d | %d | %d | %s |",
                    step.offered(),
                    step.achieved(),
                    step.latency().p50(),
                    step.latency().p95(),
                    step.latency().p99(),
                    step.latency().p999(),
                    step.declined(),
                    step.failed(),
                    step.turnedAway(),
                    step.follows() ? "yes" : "no");
        }
        page.line("");
    }
}
