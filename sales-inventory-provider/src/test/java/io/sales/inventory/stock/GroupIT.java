package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.Granted;
import io.sales.api.stock.HoldAnswer.Short;
import io.sales.api.stock.HoldAnswer.Stale;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.InventorySuite;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds that share a transaction. To have them meet, each test locks a level, lets one hold run into it, and has the others
 * queue up behind.
 */
@Import(GroupIT.LosingConnections.class)
class GroupIT extends InventorySuite {

    private static final int CROWD = 24;

    /** After which a hold is not begun any more. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final ExecutorService callers = Executors.newFixedThreadPool(CROWD + 2);

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private CommitFailpoint failpoint;

    @Autowired
    private MeterRegistry metrics;

    @BeforeEach
    void stock() {
        stocked("HOT", 1_000);
        stocked("COLD", 1_000);
    }

    @AfterEach
    void callersGoHome() {
        callers.shutdown();
    }

    @Test
    void aCrowdSharesOneTransactionInTheOrderOfArrival() {
        long groups = groupSizes().count();
        List<HoldAnswer> answers = meeting(IntStream.range(0, CROWD)
                .mapToObj(i -> holding("ord_" + i, line("HOT", 1)))
                .toList());

        assertThat(answers).hasSize(CROWD).allMatch(answer -> answer instanceof Granted grant && grant.fresh());
        assertThat(groupSizes().count() - groups)
                .as("the first one and the crowd")
                .isEqualTo(2);
        assertThat(references("HOT"))
                .containsExactlyElementsOf(IntStream.range(-1, CROWD)
                        .mapToObj(i -> i < 0 ? "first" : "ord_" + i)
                        .toList());
        assertLevel("HOT", 1_000, CROWD + 1, 0);
        assertBooksBalance();
    }

    @Test
    void eachMemberHasItsOwnAnswer() {
        stocked("FEW", 3);
        hold("known", 1, line("COLD", 2));
        settle("ended", 7);
        List<HoldAnswer> answers = meeting(List.of(
                holding("ord_1", line("HOT", 1), line("FEW", 2)),
                holding("ord_2", line("HOT", 1), line("FEW", 2)),
                holding("known", line("COLD", 2)),
                holding("ended", line("HOT", 1)),
                holding("ord_3", line("HOT", 1), line("FEW", 1))));

        assertThat(answers.get(0))
                .isInstanceOfSatisfying(
                        Granted.class, grant -> assertThat(grant.fresh()).isTrue());
        assertThat(answers.get(1)).isInstanceOf(Short.class);
        assertThat(answers.get(2))
                .isInstanceOfSatisfying(
                        Granted.class, grant -> assertThat(grant.fresh()).isFalse());
        assertThat(answers.get(3)).isEqualTo(new Stale(7));
        assertThat(answers.get(4)).isInstanceOf(Granted.class);
        assertLevel("FEW", 3, 3, 0);
        assertLevel("HOT", 1_000, 3, 0);
        assertBooksBalance();
    }

    @Test
    void copiesOfOneHoldMeetAsOne() {
        List<HoldAnswer> answers = meeting(IntStream.range(0, 5)
                .mapToObj(i -> holding("ord_1", line("HOT", 4)))
                .toList());
        assertThat(answers).allMatch(Granted.class::isInstance);
        assertThat(answers).filteredOn(answer -> ((Granted) answer).fresh()).hasSize(1);
        assertLevel("HOT", 1_000, 5, 0);
    }

    @Test
    void aMemberThatFailsFailsAlone() {
        jdbc.execute("ALTER TABLE order_stock ADD CONSTRAINT poison CHECK (order_id <> 'ord_poison')");
        try {
            var poisoned = new ArrayList<Supplier<HoldAnswer>>();
            IntStream.range(0, 10).forEach(i -> poisoned.add(holding("ord_" + i, line("HOT", 1))));
            poisoned.add(5, () -> {
                assertThatThrownBy(() -> hold("ord_poison", 1, line("HOT", 1)))
                        .isInstanceOf(DataIntegrityViolationException.class);
                return new Stale(0);
            });
            List<HoldAnswer> answers = meeting(poisoned);

            assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(10);
            assertThat(references("HOT")).hasSize(11).doesNotContain("ord_poison");
            assertBooksBalance();
        } finally {
            jdbc.execute("ALTER TABLE order_stock DROP CONSTRAINT poison");
        }
    }

    @Test
    void aGroupThatLosesItsConnectionBeforeTheCommitHasHeldNothing() {
        loseConnection(CommitFailpoint.When.BEFORE_COMMIT, true);
    }

    @Test
    void aGroupThatLosesItsConnectionAfterTheCommitHasHeldEverything() {
        loseConnection(CommitFailpoint.When.AFTER_COMMIT, false);
    }

    /** All of the group or nothing, and whoever repeats is told which. */
    private void loseConnection(CommitFailpoint.When when, boolean freshAgain) {
        List<Supplier<HoldAnswer>> crowd = IntStream.range(0, CROWD)
                .<Supplier<HoldAnswer>>mapToObj(i -> () -> {
                    assertThatThrownBy(() -> hold("ord_" + i, 1, line("HOT", 1)))
                            .isInstanceOf(TransactionSystemException.class);
                    return hold("ord_" + i, 1, line("HOT", 1));
                })
                .toList();
        failpoint.failSecond(when);
        List<HoldAnswer> repeats = meeting(crowd);

        assertThat(repeats)
                .hasSize(CROWD)
                .allMatch(answer -> answer instanceof Granted grant && grant.fresh() == freshAgain);
        assertLevel("HOT", 1_000, CROWD + 1L, 0);
        assertBooksBalance();
    }

    @Test
    void aHotSkuHoldsUpNobodyElse() {
        stocked("OTHER", 5);
        join(locked("HOT", () -> {
            var all = queuedBehindTheFirst(
                    List.of(holding("ord_1", line("HOT", 1)), holding("ord_2", line("HOT", 1), line("COLD", 1))));
            assertThat(hold("ord_3", 1, line("OTHER", 1))).isInstanceOf(Granted.class);
            assertThat(all).noneMatch(CompletableFuture::isDone);
            return all;
        }));
        assertLevel("HOT", 1_000, 3, 0);
        assertLevel("COLD", 1_000, 2, 0);
    }

    /** Whoever waits too long is told so, and nothing was or will be done. */
    @Test
    void whoWaitsTooLongIsSentAway() {
        var late = new ArrayList<CompletableFuture<HoldAnswer>>();
        join(locked("HOT", () -> {
            var all = queuedBehindTheFirst(List.of(holding("ord_1", line("HOT", 1))));
            late.add(all.remove(1));
            await().pollDelay(MAX_WAIT).until(() -> true);
            return all;
        }));
        assertThat(late.get(0))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(Slugs.TOO_MANY_REQUESTS));
        assertThat(references("HOT")).containsExactly("first");
    }

    @Test
    void severalHoldsOfOneCallHaveTheirOwnResults() {
        hold("known", 1, line("COLD", 2));
        List<HoldResult> results = inventory
                .holdAll(List.of(
                        command("ord_1", line("HOT", 1)),
                        command("ord_2", line("NONE", 1)),
                        command("ord_3"),
                        command("known", line("COLD", 2)),
                        command("ord_4", line("HOT", 1_000)),
                        command("ord_5", line("HOT", 1), line("COLD", 1))))
                .join();

        assertThat(results).hasSize(6);
        assertThat(results)
                .filteredOn(HoldResult.Answered.class::isInstance)
                .extracting(result ->
                        ((HoldResult.Answered) result).answer().getClass().getSimpleName())
                .containsExactly("Granted", "Granted", "Short", "Granted");
        assertThat(results)
                .filteredOn(HoldResult.Refused.class::isInstance)
                .extracting(result -> ((HoldResult.Refused) result).refusal().slug())
                .containsExactly(Slugs.SKU_NOT_SELLABLE, Slugs.INVALID_REQUEST);
        assertLevel("HOT", 1_000, 2, 0);
        assertBooksBalance();
    }

    @Test
    void aCallIsForSomeHoldsAndNotTooMany() {
        refused(Slugs.INVALID_REQUEST, () -> inventory.holdAll(List.of()));
        HoldStock one = command("ord_1", line("HOT", 1));
        refused(
                Slugs.INVALID_REQUEST,
                () -> inventory.holdAll(Collections.nCopies(Limits.MAX_HOLDS_PER_CALL + 1, one)));
    }

    private static HoldStock command(String orderId, SkuQuantity... lines) {
        return new HoldStock(orderId, 1, "hash", "cus_ann", List.of(lines));
    }

    /** Has all of them meet in one group, and returns their answers. */
    private List<HoldAnswer> meeting(List<Supplier<HoldAnswer>> holds) {
        List<HoldAnswer> answers = join(locked("HOT", () -> queuedBehindTheFirst(holds)));
        return answers.subList(1, answers.size());
    }

    /** Has a first hold run into the lock with both SKUs, and the others arrive one by one. */
    private List<CompletableFuture<HoldAnswer>> queuedBehindTheFirst(List<Supplier<HoldAnswer>> holds) {
        var all = new ArrayList<CompletableFuture<HoldAnswer>>();
        long groups = groupSizes().count();
        all.add(CompletableFuture.supplyAsync(holding("first", line("HOT", 1), line("COLD", 1)), callers));
        promptly().until(() -> groupSizes().count() == groups + 1);
        for (Supplier<HoldAnswer> hold : holds) {
            int ahead = all.size() - 1;
            all.add(CompletableFuture.supplyAsync(hold, callers));
            promptly().until(() -> waiting() == ahead + 1);
        }
        return all;
    }

    /** They do not queue for longer than a second. */
    private static ConditionFactory promptly() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private <T> T locked(String sku, Supplier<T> meanwhile) {
        T result = new TransactionTemplate(manager).execute(status -> {
            jdbc.queryForObject("SELECT sku FROM stock_level WHERE sku = ? FOR UPDATE", String.class, sku);
            return meanwhile.get();
        });
        return Objects.requireNonNull(result);
    }

    private static List<HoldAnswer> join(List<CompletableFuture<HoldAnswer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private Supplier<HoldAnswer> holding(String orderId, SkuQuantity... lines) {
        return () -> hold(orderId, 1, lines);
    }

    private List<String> references(String sku) {
        return jdbc.queryForList(
                "SELECT reference FROM movement WHERE sku = ? AND type = 'HOLD' ORDER BY seq", String.class, sku);
    }

    private DistributionSummary groupSizes() {
        return metrics.get("sales.holds.group.size").summary();
    }

    private int waiting() {
        return (int) metrics.get("sales.holds.waiting").gauge().value();
    }

    @TestConfiguration
    static class LosingConnections {

        @Bean
        CommitFailpoint commitFailpoint(PlatformTransactionManager database) {
            return new CommitFailpoint(database);
        }

        @Bean
        @Primary
        Transactions transactionsThatFail(CommitFailpoint failpoint) {
            return failpoint.transactions();
        }
    }
}
