package io.sales.benchmark.overload;

import static java.util.stream.Collectors.joining;

import io.sales.benchmark.report.MarkdownPage;
import io.sales.benchmark.report.Median;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of asking too much.
 *
 * @param capacity orders placed per second on the best step of a ladder of rates
 * @param control the overload again, without limits; null if it was not asked for
 */
record OverloadResult(
        String measuredAt,
        double minutes,
        Map<String, Object> options,
        Machine machine,
        double capacity,
        List<Round> rounds,
        List<Slow> slow,
        @Nullable Window control,
        Books books)
        implements Result {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Windows one right after the other: 70 % of the capacity, twice as much as it, and five times as much. */
    record Round(Window comfortable, Window twice, Window overload) {

        double p99Ratio(Window window) {
            return window.latencyOfPlaced().p99()
                    / comfortable.latencyOfPlaced().p99();
        }
    }

    /**
     * The same quiet load without and with slow clients.
     *
     * @param part of their requests that never ends
     * @param cutOff how often one of them was
     */
    record Slow(String part, int clients, Window alone, Window beside, long cutOff) {

        double p99Ratio() {
            return beside.latencyOfPlaced().p99() / alone.latencyOfPlaced().p99();
        }
    }

    /** What the driver was told, and what the tables say of it. Orders of which no answer came may be there or not. */
    record Books(long placed, long unknown, long held, int discrepancies) {

        boolean balance() {
            return held >= placed && held <= placed + unknown && discrepancies == 0;
        }
    }

    @Override
    public boolean isRight() {
        return books.balance();
    }

    @Override
    public Map<String, String> files() {
        return Map.of("overload.md", text(), "overload.json", JSON.writeValueAsString(this) + "\n");
    }

    @Override
    public String text() {
        var page = new MarkdownPage();
        page.line("# Overload");
        page.line("");
        page.line(
                "Measured %s at commit %s, in %.1f minutes, by `./sales bench overload`; load average before: %.2f.",
                measuredAt.substring(0, 10), machine.commit(), minutes, machine.loadBefore());
        page.line(
                "%d cores (%s), shared by %s; %s. Driver, gateway, providers and PostgreSQL are all on them. Capacity: %,.0f orders/s.",
                machine.cores(), machine.processor(), machine.sharers(), machine.java(), capacity);
        crowd(page);
        slowClients(page);
        page.line("");
        page.line(
                "%,d orders were confirmed to the driver, %,d calls had no answer; %,d units are held, and the books have %d mistakes.",
                books.placed(), books.unknown(), books.held(), books.discrepancies());
        return page.toString();
    }

    private void crowd(MarkdownPage page) {
        if (rounds.isEmpty()) {
            return;
        }
        page.line("");
        page.line("| orders offered | placed | p50 | p99 | refused | their p99 | failed | not sent |");
        page.line("|---|---|---|---|---|---|---|---|");
        for (Round round : rounds) {
            row(page, "%,.0f/s, comfortable".formatted(round.comfortable().offered()), round.comfortable());
            row(page, "%,.0f/s, twice the capacity".formatted(round.twice().offered()), round.twice());
            row(page, "%,.0f/s, five times".formatted(round.overload().offered()), round.overload());
        }
        if (control != null) {
            row(page, "%,.0f/s, without limits".formatted(control.offered()), control);
        }
        page.line("");
        page.line(
                "| medians of the rounds | of the capacity placed | p99, times the comfortable one | p99 of refusals |");
        page.line("|---|---|---|---|");
        medians(page, "twice the capacity", Round::twice);
        medians(page, "five times", Round::overload);
        processors(page);
    }

    private void medians(MarkdownPage page, String what, Function<Round, Window> window) {
        page.line(
                "| %s | %.0f %% | %.1f | %.0f ms |",
                what,
                100 * median(round -> window.apply(round).placed()) / capacity,
                median(round -> round.p99Ratio(window.apply(round))),
                median(round -> window.apply(round).latencyOfRefused().p99()));
    }

    private void slowClients(MarkdownPage page) {
        if (slow.isEmpty()) {
            return;
        }
        page.line("");
        page.line("| beside | orders offered | p99 alone | p99 beside them | times | cut off |");
        page.line("|---|---|---|---|---|---|");
        for (Slow one : slow) {
            page.line(
                    "| %,d clients with endless %s | %,.0f/s | %.1f ms | %.1f ms | %.1f | %,d |",
                    one.clients(),
                    one.part(),
                    one.alone().offered(),
                    one.alone().latencyOfPlaced().p99(),
                    one.beside().latencyOfPlaced().p99(),
                    one.p99Ratio(),
                    one.cutOff());
        }
    }

    private static void row(MarkdownPage page, String what, Window window) {
        page.line(
                "| %s | %,.0f/s | %.0f ms | %.0f ms | %,d | %.0f ms | %,d | %,d |",
                what,
                window.placed(),
                window.latencyOfPlaced().p50(),
                window.latencyOfPlaced().p99(),
                window.refused(),
                window.latencyOfRefused().p99(),
                window.failed(),
                window.turnedAway());
    }

    /** Of a window in the last round, when everything is warm. */
    private void processors(MarkdownPage page) {
        Round last = rounds.get(rounds.size() - 1);
        var parts = last.comfortable().busy().keySet();
        page.line("");
        page.line("| processors kept busy by | %s |", String.join(" | ", parts));
        page.line("|---|%s", "---|".repeat(parts.size()));
        processors(page, "comfortable", last.comfortable());
        processors(page, "twice the capacity", last.twice());
        processors(page, "five times", last.overload());
    }

    private static void processors(MarkdownPage page, String what, Window window) {
        String busy = window.busy().values().stream().map("%.2f"::formatted).collect(joining(" | "));
        page.line("| %s | %s |", what, busy);
    }

    private double median(ToDoubleFunction<Round> value) {
        return Median.of(rounds.stream().map(value::applyAsDouble).toList());
    }
}
