package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.SkuQuantity;
import io.sales.api.order.OrderView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.ordering.OrderProviderSuite;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * New orders that share a transaction. To have them meet, each test keeps the writers waiting for rows that somebody else is
 * about to insert, and has a crowd queue up behind.
 */
class NewOrdersIT extends OrderProviderSuite {

    private static final int CROWD = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService callers = Executors.newFixedThreadPool(CROWD + NewOrders.WRITERS + 1);

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private EntityManager entities;

    @Autowired
    private MeterRegistry metrics;

    @AfterEach
    void callersGoHome() {
        callers.shutdown();
    }

    @Test
    void aCrowdSharesOneTransaction() {
        long groups = groupSizes().count();

        List<Placed> placed = meeting(crowd());

        assertThat(placed).hasSize(CROWD).noneMatch(Placed::replayed);
        assertThat(groupSizes().count() - groups)
                .as("one for each writer, and the crowd")
                .isEqualTo(NewOrders.WRITERS + 1L);
        assertThat(placed.stream().map(one -> one.order().placedAt()).distinct())
                .as("a transaction has one time")
                .hasSize(1);
        OrderView last = placed.get(CROWD - 1).order();
        assertThat(reread(last)).isEqualTo(last);
    }

    @Test
    void copiesOfOneRequestMeetAsOne() {
        PlaceOrder request = order(ANN, "copied", new SkuQuantity("A", 1));
        long groups = groupSizes().count();

        List<Placed> placed = meeting(List.of(request, request, request));

        assertThat(placed).filteredOn(one -> !one.replayed()).hasSize(1);
        assertThat(groupSizes().count() - groups)
                .as("one for each writer, and the copies")
                .isEqualTo(NewOrders.WRITERS + 1L);
        assertThat(placed.stream().map(Placed::order).map(OrderView::id).distinct())
                .hasSize(1);
    }

    @Test
    void aMemberThatFailsFailsAlone() {
        List<PlaceOrder> crowd = crowd();
        PlaceOrder poisoned = crowd.get(CROWD / 2);
        jdbc.execute("ALTER TABLE order_line ADD CONSTRAINT poison CHECK (order_id <> '%s')"
                .formatted(OrderRequest.of(poisoned).id()));
        try {
            List<CompletableFuture<Placed>> answers = met(crowd);

            CompletableFuture<Placed> failed = answers.remove(CROWD / 2);
            assertThat(failed)
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(DataIntegrityViolationException.class);
            assertThat(answers)
                    .hasSize(CROWD - 1)
                    .allSatisfy(answer -> assertThat(answer).succeedsWithin(PATIENCE));
        } finally {
            jdbc.execute("ALTER TABLE order_line DROP CONSTRAINT poison");
        }
    }

    private List<PlaceOrder> crowd() {
        return IntStream.range(0, CROWD)
                .mapToObj(i -> order(ANN, "crowd-" + i, new SkuQuantity("A", 1)))
                .toList();
    }

    private List<Placed> meeting(List<PlaceOrder> crowd) {
        return met(crowd).stream().map(CompletableFuture::join).toList();
    }

    /** Has all of them meet in one group. */
    private List<CompletableFuture<Placed>> met(List<PlaceOrder> crowd) {
        var answers = new ArrayList<CompletableFuture<Placed>>();
        new TransactionTemplate(manager).executeWithoutResult(transaction -> {
            long groups = groupSizes().count();
            for (int i = 0; i < NewOrders.WRITERS; i++) {
                PlaceOrder first = order(BOB, "first-" + i, new SkuQuantity("B", 1));
                entities.persist(new VoidHold(OrderRequest.of(first).id(), 1).row(Instant.EPOCH));
                entities.flush();
                placing(first);
            }
            await().until(() -> groupSizes().count() == groups + NewOrders.WRITERS);
            crowd.forEach(request -> answers.add(placing(request)));
            await().until(() -> waiting() == crowd.size());
            transaction.setRollbackOnly();
        });
        return answers;
    }

    private CompletableFuture<Placed> placing(PlaceOrder request) {
        return CompletableFuture.supplyAsync(() -> (Placed) orders.place(request), callers);
    }

    private DistributionSummary groupSizes() {
        return metrics.get("sales.new.orders.group.size").summary();
    }

    private int waiting() {
        return (int) metrics.get("sales.new.orders.waiting").gauge().value();
    }
}
