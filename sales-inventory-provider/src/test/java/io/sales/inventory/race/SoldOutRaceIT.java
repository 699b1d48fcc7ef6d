package io.sales.inventory.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldAnswer;
import io.sales.inventory.race.Callers.Calling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sold out, and single units come back now and then: nobody is told that there are none when there is one. */
class SoldOutRaceIT extends RaceSuite {

    private static final String SKU = "HOT";
    private static final int UNITS = 100;
    private static final int RETURNS = Form.size(60, 400);
    private static final int RETURNS_WITHOUT_GUARD = 20;
    private static final Duration BETWEEN_RETURNS = Duration.ofMillis(40);
    private static final String SCENARIO = "sold out, while single units come back";
    private static final String COST = "2,000 buyers when all is sold";

    @Test
    void whoeverAsksAfterAUnitCameBackGetsIt() throws Exception {
        Trade trade = trade(RETURNS);

        Report.guarded(SCENARIO, trade.toString());
        assertThat(trade.others()).isEmpty();
        assertThat(trade.staleRefusals()).isZero();
        assertThat(trade.granted()).isEqualTo(RETURNS);
        assertThat(trade.faults()).isEmpty();
    }

    @Test
    void withoutTheFreshLookBuyersAreSentAwayFromAFullShelf() throws Exception {
        Trade trade = cluster.without(Guard.FRESH_LOOK, () -> trade(RETURNS_WITHOUT_GUARD));

        Report.without(Guard.FRESH_LOOK.toString(), SCENARIO, trade.toString());
        assertThat(trade.staleRefusals()).isPositive();
    }

    /** Neither a row is written nor locked: either would need a transaction id on PostgreSQL. */
    @Test
    void beingSoldOutCostsNoTransaction() throws Exception {
        cluster.stocked(List.of(SKU), UNITS);
        Cost sold = costOf(UNITS, "granted");
        Cost refused = costOf(2_000, "short");

        Report.guarded(COST, "%s; for comparison, the %d grants before: %s".formatted(refused, UNITS, sold));
        assertThat(sold.writes()).as("the meter works").isPositive();
        assertThat(sold.rows()).as("the meter works").isEqualTo(3L * UNITS);
        assertThat(refused).isEqualTo(new Cost(0, 0, 0));
    }

    /**
     * @param writes transactions that an instance began in order to write
     * @param ids that PostgreSQL gave to transactions that wrote or locked something
     * @param rows inserted
     */
    private record Cost(long writes, long ids, long rows) {}

    private Cost costOf(int buyers, String expected) throws Exception {
        Cost before = spent();
        List<String> answers = Callers.share(
                cluster, buyers, (caller, buyer) -> Callers.word(buy(caller, "ord_%s_%d".formatted(expected, buyer))));
        assertThat(tally(answers)).isEqualTo(Map.of(expected, buyers));
        Cost after = spent();
        return new Cost(after.writes - before.writes, after.ids - before.ids, after.rows - before.rows);
    }

    private Cost spent() {
        long rows = Stream.of("order_stock", "reservation", "movement")
                .mapToLong(books::count)
                .sum();
        return new Cost(cluster.count(Guards.WRITES), books.transactionIds(), rows);
    }

    private static String sold(int number) {
        return "ord_sold_" + number;
    }

    private static Object buy(Calling caller, String order) throws Exception {
        return Callers.outcome(() -> caller.own().inventory().hold(hold(order, new SkuQuantity(SKU, 1))));
    }

    /** One attempt to buy, from the moment it is sent to the moment it is answered. */
    private record Attempt(String order, long from, long to, Object outcome) {

        boolean isGrant() {
            return outcome instanceof HoldAnswer.Granted;
        }
    }

    private record Trade(int granted, long staleRefusals, long refusals, List<Object> others, List<String> faults) {

        @Override
        public String toString() {
            return "granted %d; sold out was answered %,d times, %,d of them when a unit was there; other answers %d; faults in the books %d"
                    .formatted(granted, refusals, staleRefusals, others.size(), faults.size());
        }
    }

    private Trade trade(int returns) throws Exception {
        cluster.stocked(List.of(SKU), returns);
        assertThat(Callers.share(cluster, returns, (caller, i) -> buy(caller, sold(i))))
                .allMatch(HoldAnswer.Granted.class::isInstance);
        var returned = new ArrayList<Long>();
        var selling = new AtomicBoolean(true);
        List<Attempt> attempts = Callers.each(
                        cluster,
                        caller -> () -> caller.number() == 0
                                ? bringBack(caller, returns, returned, selling)
                                : buy(caller, selling))
                .stream()
                .flatMap(List::stream)
                .toList();
        List<Attempt> refusals = attempts.stream()
                .filter(attempt -> attempt.outcome instanceof HoldAnswer.Short)
                .toList();
        List<Attempt> grants = attempts.stream().filter(Attempt::isGrant).toList();
        return new Trade(
                grants.size(),
                refusals.stream().filter(one -> isStale(one, grants, returned)).count(),
                refusals.size(),
                attempts.stream()
                        .filter(one -> !one.isGrant() && !(one.outcome instanceof HoldAnswer.Short))
                        .map(Attempt::outcome)
                        .toList(),
                books.faults());
    }

    /** A unit was there throughout: more had come back before it asked than all who asked before its end were granted. */
    private static boolean isStale(Attempt refusal, List<Attempt> grants, List<Long> returned) {
        long there = returned.stream().filter(at -> at < refusal.from).count();
        return there > grants.stream().filter(grant -> grant.from < refusal.to).count();
    }

    private static List<Attempt> buy(Calling caller, AtomicBoolean selling) throws Exception {
        var attempts = new ArrayList<Attempt>();
        while (selling.get()) {
            attempts.add(attempt(caller, "ord_%d_%d".formatted(caller.number(), attempts.size())));
        }
        // Whatever is left is found by those who ask last.
        attempts.add(attempt(caller, "ord_%d_last".formatted(caller.number())));
        return attempts;
    }

    private static Attempt attempt(Calling caller, String order) throws Exception {
        long from = System.nanoTime();
        Object outcome = buy(caller, order);
        return new Attempt(order, from, System.nanoTime(), outcome);
    }

    /** Units come back in turn by an adjustment and by the end of an order, at one instance and the other. */
    private List<Attempt> bringBack(Calling caller, int returns, List<Long> returned, AtomicBoolean selling)
            throws Exception {
        try {
            for (int i = 0; i < returns; i++) {
                Thread.sleep(BETWEEN_RETURNS.toMillis());
                if (i % 2 == 0) {
                    cluster.receive(SKU, 1);
                } else {
                    caller.own().inventory().settle(end(sold(i)));
                }
                returned.add(System.nanoTime());
            }
            return List.of();
        } finally {
            selling.set(false);
        }
    }
}
