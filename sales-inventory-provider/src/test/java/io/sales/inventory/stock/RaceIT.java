package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Answer;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.Granted;
import io.sales.api.stock.HoldAnswer.Short;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.SettleAnswer;
import io.sales.inventory.InventorySuite;
import io.sales.platform.db.Transactions;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Many at once, on the same rows. Where a guard holds, a test beside it shows what happens without. */
class RaceIT extends InventorySuite {

    private static final int CROWD = 16;

    @Autowired
    private Transactions transactions;

    @Test
    void copiesOfOneHoldHaveOneEffect() throws Exception {
        stocked("A", 100);
        stocked("B", 100);
        for (int round = 1; round <= 10; round++) {
            String order = "ord_" + round;
            List<HoldAnswer> answers = Crowd.rush(CROWD, i -> () -> hold(order, 1, line("A", 2), line("B", 3)));

            assertThat(answers).allMatch(Granted.class::isInstance);
            assertThat(answers).filteredOn(answer -> ((Granted) answer).fresh()).hasSize(1);
            assertThat(answers.stream()
                            .map(answer -> ((Granted) answer).lines())
                            .distinct())
                    .hasSize(1);
            assertLevel("A", 100, 2L * round, 0);
        }
        assertBooksBalance();
    }

    /** A repeat must find its grant even if the grant itself has sold the stock out. */
    @Test
    void copiesOfAHoldForEverythingAreNeverShort() throws Exception {
        for (int round = 1; round <= 20; round++) {
            String sku = "S" + round;
            String order = "ord_" + round;
            stocked(sku, 5);
            assertThat(Crowd.rush(8, i -> () -> hold(order, 1, line(sku, 5)))).allMatch(Granted.class::isInstance);
        }
    }

    @Test
    void noUnitIsSoldTwice() throws Exception {
        stocked("HOT", 50);
        List<List<HoldAnswer>> answers = Crowd.rush(
                CROWD,
                buyer -> () -> IntStream.range(0, 13)
                        .mapToObj(i -> hold("ord_%d_%d".formatted(buyer, i), 1, line("HOT", 1)))
                        .toList());

        List<HoldAnswer> all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(208);
        assertThat(all).filteredOn(Granted.class::isInstance).hasSize(50);
        assertThat(all).filteredOn(Short.class::isInstance).hasSize(158);
        assertLevel("HOT", 50, 50, 0);
        assertBooksBalance();
    }

    /** The control: buyers who first read and then write sell more than there is, unless a guard or a check stops them. */
    @Test
    void withoutTheGuardUnitsAreSoldTwice() throws Exception {
        jdbc.execute("DROP TABLE IF EXISTS naive_level");
        jdbc.execute("CREATE TABLE naive_level (sku varchar(64) PRIMARY KEY, on_hand bigint, held bigint)");
        jdbc.update("INSERT INTO naive_level VALUES ('HOT', 5, 0)");
        String read = "SELECT on_hand - held FROM naive_level WHERE sku = 'HOT'";

        assertThat(sold(read, "UPDATE naive_level SET held = held + 1 WHERE sku = 'HOT'"))
                .isEqualTo(8);
        jdbc.update("UPDATE naive_level SET held = 0");
        assertThat(sold(read, "UPDATE naive_level SET held = held + 1 WHERE sku = 'HOT' AND on_hand - held >= 1"))
                .isEqualTo(5);
    }

    /** The second line of defence. */
    @Test
    void withoutTheGuardTheDatabaseStillRefusesTheSale() {
        stocked("A", 1);
        jdbc.update("UPDATE stock_level SET held = held + 1 WHERE sku = 'A'");
        assertThatThrownBy(() -> jdbc.update("UPDATE stock_level SET held = held + 1 WHERE sku = 'A'"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("stock_level_available_not_negative");
    }

    @Test
    void ordersOfTheSameSkusInAnyOrderAllGetThrough() throws Exception {
        List<String> skus = List.of("A", "B", "C", "D", "E");
        skus.forEach(sku -> stocked(sku, 1_000));
        List<Long> granted = Crowd.rush(
                CROWD,
                buyer -> () -> IntStream.range(0, 10)
                        .mapToObj(i -> {
                            var lines = new ArrayList<SkuQuantity>();
                            skus.forEach(sku -> lines.add(line(sku, 1)));
                            Collections.shuffle(lines, new Random(buyer * 100L + i));
                            return hold("ord_%d_%d".formatted(buyer, i), 1, lines.toArray(SkuQuantity[]::new));
                        })
                        .filter(Granted.class::isInstance)
                        .count());

        assertThat(granted).containsOnly(10L);
        skus.forEach(sku -> assertLevel(sku, 1_000, 160, 0));
        assertBooksBalance();
    }

    @Test
    void copiesOfOneSettlementHaveOneEffect() throws Exception {
        stocked("A", 10);
        hold("ord_1", 1, line("A", 4));
        List<SettleAnswer> answers = Crowd.rush(CROWD, i -> () -> settle("ord_1", 2, want("A", 0, 1, 2, 1, 0)));

        assertThat(answers).containsOnly(new SettleAnswer.Settled());
        assertThat(ledger("A")).hasSize(6);
        assertLevel("A", 9, 0, 1);
        assertBooksBalance();
    }

    @Test
    void settlementsInAnyOrderEndInTheLatestState() throws Exception {
        stocked("A", 100);
        hold("ord_1", 1, line("A", 60));
        Crowd.rush(CROWD, i -> () -> settle("ord_1", 2 + i, want("A", 20 - i, i, 0, 0, 0)));

        assertLevel("A", 100, 20 - (CROWD - 1), CROWD - 1);
        assertBooksBalance();
    }

    /** Whichever comes first, nothing stays held: the settlement ends the hold, or its tombstone refuses it. */
    @Test
    void aHoldThatRacesItsOwnEndHoldsNothingAfterwards() throws Exception {
        stocked("A", 100);
        for (int round = 0; round < 25; round++) {
            String order = "ord_" + round;
            List<Object> answers = Crowd.rush(2, i -> () -> i == 0 ? hold(order, 1, line("A", 3)) : settle(order, 2));
            assertThat(answers.get(0)).isInstanceOfAny(Granted.class, HoldAnswer.Stale.class);
            assertThat(answers.get(1)).isEqualTo(new SettleAnswer.Settled());
            assertLevel("A", 100, 0, 0);
        }
        assertBooksBalance();
    }

    @Test
    void copiesOfOneAdjustmentHaveOneEffect() throws Exception {
        stocked("A", 10);
        String key = newKey();
        List<Answer<MovementView>> answers = Crowd.rush(
                CROWD, i -> () -> stock.adjust(new AdjustStock(STAFF, key, "A", -10, AdjustmentReason.COUNTED, 10L)));

        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(answers.stream().map(Answer::value).distinct()).hasSize(1);
        assertLevel("A", 0, 0, 0);
        assertBooksBalance();
    }

    /** Reconciliation finds nothing while everything moves, so it reads what belongs together from one moment. */
    @Test
    void theBooksBalanceAtAnyMoment() throws Exception {
        List<String> skus = List.of("A", "B", "C");
        skus.forEach(sku -> stocked(sku, 40));
        var selling = new AtomicBoolean(true);
        List<Integer> rounds = Crowd.rush(9, i -> () -> i == 0 ? reconcileWhile(selling) : sellAndSettle(i, selling));

        assertThat(rounds.get(0)).as("reconciliations under way").isPositive();
        assertBooksBalance();
        assertThat(jdbc.queryForObject("SELECT SUM(held + committed) FROM stock_level", Long.class))
                .isZero();
    }

    private int reconcileWhile(AtomicBoolean selling) {
        int rounds = 0;
        while (selling.get()) {
            assertBooksBalance();
            rounds++;
        }
        return rounds;
    }

    private int sellAndSettle(int seller, AtomicBoolean selling) {
        var random = new Random(seller);
        try {
            for (int i = 0; i < 30; i++) {
                String order = "ord_%d_%d".formatted(seller, i);
                int units = 1 + random.nextInt(6);
                if (hold(order, 1, line("C", units), line("A", units), line("B", units)) instanceof Granted) {
                    settle(order, 2, want("A", 0, units, 0, 0, 0), want("B", 0, units, 0, 0, 0));
                    settle(order, 3, want("A", 0, 0, units, units, 0));
                }
                adjust("B", 1, AdjustmentReason.RECEIVED);
            }
            return 30;
        } finally {
            selling.set(false);
        }
    }

    /** Eight buyers who all see the stock before any of them takes it. */
    private int sold(String read, String take) throws Exception {
        var allHaveSeen = new CyclicBarrier(8);
        return Crowd.rush(8, i -> () -> {
                    Long available = jdbc.queryForObject(read, Long.class);
                    allHaveSeen.await();
                    return available != null && available >= 1 ? transactions.write(() -> jdbc.update(take)) : 0;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
