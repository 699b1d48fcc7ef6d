package io.sales.benchmark.order;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.shop.Customers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A flash sale: everybody comes at the same moment, and comes again when turned away. */
record FlashScenario(int buyers, int units) {

    static final String NAME = "flash";

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;
    private static final int PATIENCE_SECONDS = 120;

    Flash run(Stage stage) {
        stage.progress().say("%s: %,d buyers of %,d units", NAME, buyers, units);
        var rounds = new ArrayList<Flash.Round>();
        for (int number = 1; number <= stage.options().rounds(); number++) {
            stage.settle();
            Flash.Round round = sell(stage, "FLASH-" + number);
            stage.progress()
                    .say(
                            "sold %d, the last after %.0f ms; refused %d, the last after %.0f ms; %d came again",
                            round.sold(), round.lastSold(), round.refused(), round.lastRefused(), round.turnedAway());
            rounds.add(round);
        }
        return new Flash(buyers, units, rounds);
    }

    private Flash.Round sell(Stage stage, String sku) {
        stage.shop().add(sku, units);
        Customers customers = stage.customers();
        var sold = histogram();
        var refused = histogram();
        long begin = System.nanoTime();
        List<CompletableFuture<Long>> all = IntStream.range(0, buyers)
                .mapToObj(buyer -> customers.insisting(sku).thenApply(fate -> {
                    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
                    (fate.sold() ? sold : refused).recordValue(Math.min(micros, LONGEST_MICROS));
                    return fate.turnedAway();
                }))
                .toList();
        long turnedAway = all.stream()
                .mapToLong(buyer ->
                        buyer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                .sum();
        var stock = stage.shop().stock(sku);
        var answers = histogram();
        answers.add(sold);
        answers.add(refused);
        return new Flash.Round(
                sold.getTotalCount(),
                refused.getTotalCount(),
                stock.path("reserved").asLong(),
                stock.path("available").asLong(),
                turnedAway,
                Percentiles.of(sold).max(),
                Percentiles.of(refused).max(),
                Percentiles.of(answers));
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    }
}
