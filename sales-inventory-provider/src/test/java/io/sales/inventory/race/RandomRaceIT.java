package io.sales.inventory.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.inventory.race.Books.Balances;
import io.sales.inventory.race.Cluster.Constraint;
import io.sales.inventory.race.ExpectedOrder.Units;
import io.sales.inventory.race.OrderOwner.Skus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Anything at all, from a seed: every answer, every order and every level must be what a model in memory says. */
class RandomRaceIT extends RaceSuite {

    private static final int OPERATIONS = Form.size(4_000, 20_000);
    private static final int OPERATIONS_WITHOUT_GUARD = 2_500;
    private static final long SEED = Form.seed();
    private static final String SCENARIO = "random operations of 128 callers";

    private static final Skus SKUS = new Skus(numbered("MANY-"), numbered("FEW-"));

    @Test
    void everyAnswerAndEveryTableIsWhatTheModelSays() throws Exception {
        Result result = run(OPERATIONS);

        Report.guarded(SCENARIO, result.toString());
        assertThat(result.wrongAnswers()).isEmpty();
        assertThat(result.differences()).isEmpty();
        assertThat(result.faults()).isEmpty();
        assertThat(result.answers())
                .containsKeys(
                        "granted",
                        "granted again",
                        "short",
                        "stale",
                        "settled",
                        "idempotency-key-reused",
                        "unknown-order",
                        "invalid-settlement",
                        "stock-changed",
                        "insufficient-stock")
                .doesNotContainKeys("internal", Callers.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_HASH", "VERSION_FENCE", "TOMBSTONE", "EXPECTED_ON_HAND"})
    void withoutTheGuardTheModelIsContradicted(Guard guard) throws Exception {
        Result result = cluster.without(guard, () -> run(OPERATIONS_WITHOUT_GUARD));

        Report.without(guard.toString(), SCENARIO, result.toString());
        assertThat(result.wrongAnswers()).isNotEmpty();
    }

    /** Without the claim, copies at two instances both take the stock. */
    @Test
    void withoutTheClaimAnOrderHoldsTwice() throws Exception {
        Result result = cluster.without(
                Constraint.ONE_RESERVATION_PER_LINE,
                () -> cluster.without(Guard.ORDER_CLAIM, () -> run(OPERATIONS_WITHOUT_GUARD)));

        Report.without("order claim and key of reservations", SCENARIO, result.toString());
        assertThat(result.wrongAnswers()).isNotEmpty();
        assertThat(result.differences()).anyMatch(difference -> difference.contains("held="));
    }

    private record Result(
            int operations,
            Map<String, ?> answers,
            List<String> wrongAnswers,
            List<String> differences,
            List<String> faults,
            String took) {

        @Override
        public String toString() {
            return "%,d operations: wrong answers %d, orders and levels not as the model says %d; faults in the books %d; %s; %s"
                    .formatted(operations, wrongAnswers.size(), differences.size(), faults.size(), answers, took);
        }
    }

    private Result run(int operations) throws Exception {
        System.out.printf("Random operations: -Dsales.race.seed=%d%n", SEED);
        cluster.stocked(SKUS.plentiful(), 1_000_000);
        cluster.stocked(SKUS.scarce(), 40);
        cluster.stocked(
                IntStream.range(0, Callers.THREADS).mapToObj(StockClerk::ownSku).toList(), 0);
        var findings = new Findings();
        long started = System.nanoTime();
        List<Actor> actors = act(operations / Callers.THREADS, findings);
        String took = seconds(started);
        return new Result(
                operations / Callers.THREADS * Callers.THREADS,
                new TreeMap<>(findings.answers()),
                findings.wrong(),
                differences(actors),
                books.faults(),
                took);
    }

    /** One caller in both its roles. */
    private record Actor(OrderOwner owner, StockClerk clerk) {}

    private List<Actor> act(int operationsEach, Findings findings) throws Exception {
        List<String> shared =
                Stream.concat(SKUS.plentiful().stream(), SKUS.scarce().stream()).toList();
        ExecutorService copies = Executors.newFixedThreadPool(Callers.THREADS);
        try {
            return Callers.each(cluster, caller -> () -> {
                var random = new Random(SEED * 1_000_003 + caller.number());
                var actor = new Actor(
                        new OrderOwner(caller, random, SKUS, findings, copies),
                        new StockClerk(caller, random, shared, findings));
                for (int i = 0; i < operationsEach; i++) {
                    if (random.nextInt(6) == 0) {
                        actor.clerk.act();
                    } else {
                        actor.owner.act();
                    }
                }
                return actor;
            });
        } finally {
            copies.shutdown();
        }
    }

    private List<String> differences(List<Actor> actors) {
        var expected = new HashMap<String, ExpectedOrder>();
        actors.forEach(actor -> expected.putAll(actor.owner.orders()));
        var added = new HashMap<String, Long>();
        SKUS.plentiful().forEach(sku -> added.put(sku, 1_000_000L));
        SKUS.scarce().forEach(sku -> added.put(sku, 40L));
        actors.forEach(actor -> actor.clerk.added().forEach((sku, units) -> added.merge(sku, units, Long::sum)));
        var differences = new ArrayList<String>();
        compare(expected, books.orders(), differences);
        compare(levels(expected, added), balances(), differences);
        return differences;
    }

    private static <T> void compare(Map<String, T> expected, Map<String, T> found, List<String> differences) {
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String key : all) {
            T one = expected.get(key);
            T other = found.get(key);
            if (one == null || !one.equals(other)) {
                differences.add("%s is %s and must be %s".formatted(key, other, one));
            }
        }
    }

    /** On hand is what was added, has not shipped or has come back; held and committed are what the orders say. */
    private static Map<String, Balances> levels(Map<String, ExpectedOrder> orders, Map<String, Long> added) {
        var levels = new HashMap<String, Balances>();
        added.forEach((sku, units) -> levels.put(sku, new Balances(units, 0, 0, 0)));
        orders.values()
                .forEach(order ->
                        order.units().forEach((sku, units) -> levels.merge(sku, onLevel(units), Balances::plus)));
        return levels;
    }

    private static Balances onLevel(Units units) {
        return new Balances(units.restocked() - units.shipped(), units.held(), units.committed(), 0);
    }

    private Map<String, Balances> balances() {
        var balances = new HashMap<String, Balances>();
        books.levels().forEach((sku, level) -> {
            if (level.version() > 0) {
                balances.put(sku, new Balances(level.onHand(), level.held(), level.committed(), 0));
            }
        });
        return balances;
    }

    private static List<String> numbered(String prefix) {
        return IntStream.range(0, 10).mapToObj(i -> prefix + i).toList();
    }
}
