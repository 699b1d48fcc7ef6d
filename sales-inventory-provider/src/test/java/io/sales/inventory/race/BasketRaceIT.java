package io.sales.inventory.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.race.Callers.Calling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of several hot SKUs at once, in any order; every third that gets its stock gives it back. */
class BasketRaceIT extends RaceSuite {

    private static final List<String> HOT =
            IntStream.range(0, 10).mapToObj(i -> "HOT-" + i).toList();
    private static final int BASKETS = Form.size(2_000, 20_000);

    /** Every deadlock costs a second on PostgreSQL. */
    private static final int BASKETS_WITHOUT_GUARD = 300;

    private static final long SEED = Form.seed();
    private static final String SCENARIO = "baskets of 2 to 10 of 10 hot SKUs";

    @Test
    void noBasketWaitsForAnotherInACircle() throws Exception {
        Sales sales = sales(BASKETS);

        Report.guarded(SCENARIO, sales.toString());
        // A busy machine may refuse a few before their turn comes; nothing is done for them, as the tables show.
        assertThat(sales.answers().keySet()).isSubsetOf("granted", "short", "settled", Slugs.TOO_MANY_REQUESTS);
        assertThat(sales.answers()).containsKeys("granted", "short", "settled");
        assertThat(sales.deadlocks()).isZero();
        assertThat(sales.faults()).isEmpty();
    }

    @Test
    void withoutSortedLocksBasketsWaitInCircles() throws Exception {
        Sales sales = cluster.without(Guard.SORTED_LOCKS, () -> sales(BASKETS_WITHOUT_GUARD));

        Report.without("sorted locks", SCENARIO, sales.toString());
        assertThat(sales.deadlocks()).isPositive();
        assertThat(sales.retries()).isPositive();
        assertThat(sales.faults()).isEmpty();
    }

    @Test
    void withoutTheRetryCallersHearOfEveryCircle() throws Exception {
        Sales sales = cluster.without(
                Guard.RETRY, () -> cluster.without(Guard.SORTED_LOCKS, () -> sales(BASKETS_WITHOUT_GUARD)));

        Report.without("sorted locks and retry", SCENARIO, sales.toString());
        assertThat(sales.deadlocks()).isPositive();
        assertThat(sales.retries()).isZero();
        assertThat(sales.answers()).containsKey("internal");
        assertThat(sales.faults()).isEmpty();
    }

    private record Sales(Map<String, Integer> answers, long deadlocks, long retries, List<String> faults, String took) {

        @Override
        public String toString() {
            return "%s; 40P01, 40001 and lock time-outs %d, retries %d; faults in the books %d; %s"
                    .formatted(answers, deadlocks, retries, faults.size(), took);
        }
    }

    private Sales sales(int baskets) throws Exception {
        System.out.printf("Baskets: -Dsales.race.seed=%d%n", SEED);
        cluster.stocked(HOT, baskets * 6L / 10);
        long deadlocks = deadlocks();
        long retries = cluster.count(Guards.RETRIES);
        long started = System.nanoTime();
        List<Sold> all = Callers.share(cluster, baskets, (caller, number) -> sell(caller, number));
        String took = seconds(started);
        List<String> faults = books.faults();
        if (all.stream().noneMatch(sold -> sold.words().contains(Callers.NO_ANSWER))) {
            faults.addAll(differences(all));
        }
        return new Sales(
                tally(all.stream().flatMap(sold -> sold.words().stream()).toList()),
                deadlocks() - deadlocks,
                cluster.count(Guards.RETRIES) - retries,
                faults,
                took);
    }

    private long deadlocks() {
        return cluster.count("40P01") + cluster.count("40001") + cluster.count("HYT00") + cluster.count("90131");
    }

    /** Follows from the seed and the number alone. */
    private static HoldStock basket(int number) {
        var random = new Random(SEED * 1_000_003 + number);
        var skus = new ArrayList<>(HOT);
        Collections.shuffle(skus, random);
        SkuQuantity[] lines = skus.subList(0, 2 + random.nextInt(9)).stream()
                .map(sku -> new SkuQuantity(sku, 1 + random.nextInt(3)))
                .toArray(SkuQuantity[]::new);
        return hold("ord_" + number, lines);
    }

    /**
     * @param words what was answered
     */
    private record Sold(HoldStock basket, List<String> words) {

        boolean isKept() {
            return words.contains("granted") && !words.contains("settled");
        }
    }

    private static Sold sell(Calling caller, int number) throws Exception {
        HoldStock basket = basket(number);
        var words = new ArrayList<String>();
        words.add(Callers.word(Callers.outcome(() -> caller.own().inventory().hold(basket))));
        if (words.contains("granted") && number % 3 == 0) {
            words.add(Callers.word(
                    Callers.outcome(() -> caller.other().inventory().settle(end(basket.orderId())))));
        }
        return new Sold(basket, words);
    }

    /** What is held is what was granted and not given back, SKU by SKU. */
    private List<String> differences(List<Sold> all) {
        var held = new HashMap<String, Long>();
        all.stream()
                .filter(Sold::isKept)
                .flatMap(sold -> sold.basket().lines().stream())
                .forEach(line -> held.merge(line.sku(), (long) line.quantity(), Long::sum));
        return HOT.stream()
                .filter(sku -> books.level(sku).held() != held.getOrDefault(sku, 0L))
                .map(sku -> "%s: %s, but %d were granted".formatted(sku, books.level(sku), held.get(sku)))
                .collect(Collectors.toList());
    }
}
