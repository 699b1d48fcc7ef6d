package io.sales.ordering.random;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.operation.OperationService;
import io.sales.api.order.OrderService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.ordering.FakeInventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What all who act have in reach: the product's services, and what surrounds them.
 *
 * @param duties the background's, in no particular order, but for the search
 * @param search the background's as well: for holds without an order; it reads a page of orders each time
 * @param bug that is planted; null for none
 */
record Shop(
        OrderService orders,
        OperationService operations,
        PaymentNotificationService notifications,
        FakeInventory inventory,
        MoodyProvider provider,
        List<Runnable> duties,
        Runnable search,
        Consumer<Duration> clockStep,
        Supplier<Instant> now,
        JdbcOperations jdbc,
        @Nullable PlantedBug bug) {

    static final String CURRENCY = FakeInventory.CURRENCY;

    /** Looks after what was given up; who sells or sends is somebody else. */
    static final Caller OPERATOR = new Caller("cus_operator", Role.STAFF);

    static final List<Article> PLENTY = List.of(
            new Article("CHEAP", 1_000_000, 1),
            new Article("USUAL", 1_000_000, 1_299),
            new Article("DEAR", 1_000_000, 250_000),
            new Article("FREE", 1_000_000, 0));

    /** Is soon sold out, and comes back with what is given back. */
    static final Article SCARCE = new Article("SCARCE", 60, 4_900);

    static List<Article> articles() {
        return Stream.concat(PLENTY.stream(), Stream.of(SCARCE)).toList();
    }

    /** Puts everything on the shelf. */
    void open() {
        articles().forEach(article -> inventory.stock(article.sku(), article.units(), article.price()));
    }

    void letPass(Duration time) {
        clockStep.accept(time);
        inventory.letPass(time);
    }

    /** Does to the tables what the planted bug does after such a move. */
    void meddle(String move, String orderId) {
        PlantedBug.Meddling meddling = bug == null ? null : bug.meddling();
        if (meddling != null && meddling.move().equals(move)) {
            jdbc.update(meddling.sql(), orderId);
        }
    }

    /**
     * @param units on the shelf at first
     * @param price in minor units
     */
    record Article(String sku, int units, long price) {}
}
