package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Answer;
import io.sales.api.PageRequest;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.CancellationView;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.SearchOrders;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.order.ShipmentView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.id.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people do with an order after it is placed. */
class FulfilmentIT extends OrderProviderSuite {

    @Test
    void aPaidOrderIsShippedDeliveredAndComplete() {
        OrderView order = paid();

        ShipmentView shipment = ship(order, null);
        settler.run();
        assertThat(reread(order).shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
        assertThat(inventory.available("A")).isEqualTo(98);

        orders.deliver(STAFF, order.id(), shipment.id());
        ShipmentView again = orders.deliver(STAFF, order.id(), shipment.id());

        assertThat(again.deliveredAt()).isNotNull();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(reread(order).shipmentStatus()).isEqualTo(ShipmentStatus.DELIVERED);
    }

    @Test
    void anOrderMayLeaveInSeveralParcels() {
        OrderView order = paid();

        ShipmentView first = ship(order, List.of(new SkuQuantity("A", 1)));
        assertThat(reread(order).shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_SHIPPED);
        ShipmentView second = ship(order, null);
        assertThat(second.lines()).containsExactly(new SkuQuantity("A", 1), new SkuQuantity("B", 1));

        orders.deliver(STAFF, order.id(), first.id());
        assertThat(reread(order).shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_DELIVERED);
        orders.deliver(STAFF, order.id(), second.id());
        assertThat(reread(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void cancellingAPaidOrderGivesStockAndMoneyBack() {
        OrderView order = paid();
        settler.run();

        Answer<CancellationView> cancelled = cancel(order, "key", null);
        Answer<CancellationView> again = cancel(order, "key", null);
        workInBackground();

        assertThat(again.replayed()).isTrue();
        assertThat(again.value()).isEqualTo(cancelled.value());
        OrderView ended = reread(order);
        assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ended.cancelReason()).isEqualTo(CancelReason.CUSTOMER);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(provider.refunded()).isEqualTo(2_250);
        assertThat(inventory.available("A")).isEqualTo(100);
    }

    @Test
    void cancellingSomeUnitsRefundsThoseAndLeavesTheRest() {
        OrderView order = paid();

        cancel(order, "some", List.of(new SkuQuantity("A", 1)));
        workInBackground();

        OrderView rest = reread(order);
        assertThat(rest.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(rest.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(provider.refunded()).isEqualTo(1_000);
        assertThat(inventory.available("A")).isEqualTo(99);
    }

    @Test
    void whatHasShippedCannotBeCancelledNorShippedAgain() {
        OrderView order = paid();
        ship(order, null);

        assertThatThrownBy(() -> cancel(order, newKey(), null))
                .hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        assertThatThrownBy(() -> ship(order, null)).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        assertThatThrownBy(() -> ship(order, List.of(new SkuQuantity("A", 1))))
                .hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
    }

    @Test
    void anUnpaidOrderIsNotShipped() {
        OrderView order = placed();

        assertThatThrownBy(() -> ship(order, null)).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        assertThat(reread(order)).isEqualTo(order);
    }

    @Test
    void aRefusedStepLeavesNothingOfItself() {
        OrderView order = paid();

        var tooMuch = List.of(new SkuQuantity("A", 1), new SkuQuantity("B", 2));
        refused(Slugs.ILLEGAL_TRANSITION, () -> ship(order, tooMuch));
        refused(Slugs.ILLEGAL_TRANSITION, () -> cancel(order, newKey(), tooMuch));
        for (var strange : List.of(new SkuQuantity("Z", 1), new SkuQuantity("A", 0), new SkuQuantity("A", -1))) {
            refused(Slugs.INVALID_REQUEST, () -> ship(order, List.of(strange)));
            refused(Slugs.INVALID_REQUEST, () -> cancel(order, newKey(), List.of(strange)));
        }
    }

    @Test
    void theSameKeyMeansTheSameRequest() {
        OrderView order = paid();
        var one = new ShipOrder(STAFF, "key", order.id(), List.of(new SkuQuantity("A", 1)), "Post", "1Z999");
        var another = new ShipOrder(STAFF, "key", order.id(), List.of(new SkuQuantity("A", 2)), "Post", "1Z999");

        ShipmentView shipped = orders.ship(one).value();

        unchanged(() -> assertThat(orders.ship(one)).isEqualTo(new Answer<>(shipped, true)));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> orders.ship(another));
        cancel(order, "key", null);
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> cancel(order, "key", List.of(new SkuQuantity("A", 1))));
    }

    @Test
    void theHistoryTellsWhichUnitsMoved() {
        OrderView order = paid();
        cancel(order, "key", List.of(new SkuQuantity("B", 1)));
        deliver(order, ship(order, null));

        assertThat(orders.history(ANN, order.id(), PageRequest.first()).items())
                .filteredOn(entry -> entry.seq() > 4)
                .extracting(HistoryEntry::action, HistoryEntry::detail)
                .contains(
                        tuple("CANCELLED", "1 B"),
                        tuple("SHIPPED", "Post 1Z999: 2 A"),
                        tuple("DELIVERED", "Post 1Z999: 2 A"),
                        tuple("COMPLETED", ""));
    }

    @Test
    void aParcelOfAnotherOrderIsNotFound() {
        ShipmentView elsewhere = ship(paid(), null);
        OrderView order = paid();
        ship(order, null);

        refused(Slugs.NOT_FOUND, () -> deliver(order, elsewhere));
    }

    @Test
    void anOrderThatOwesNothingAfterACancellationIsConfirmed() {
        inventory.stock("FREE", 10, 0);
        var answer = (PlaceOrderAnswer.Placed)
                orders.place(order(ANN, newKey(), new SkuQuantity("A", 1), new SkuQuantity("FREE", 1)));

        cancel(answer.order(), newKey(), List.of(new SkuQuantity("A", 1)));

        assertThat(reread(answer.order()).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void othersSeeNothing() {
        OrderView order = placed();

        assertThatThrownBy(() -> orders.order(BOB, order.id())).hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        assertThatThrownBy(() -> orders.history(BOB, order.id(), PageRequest.first()))
                .hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        assertThatThrownBy(() -> orders.cancel(new CancelOrder(BOB, newKey(), order.id(), null, null)))
                .hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        assertThatThrownBy(() -> orders.ship(new ShipOrder(ANN, newKey(), order.id(), null, "Post", "1")))
                .hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
        assertThat(orders.orders(new SearchOrders(BOB, null, PageRequest.first()))
                        .items())
                .noneMatch(found -> found.id().equals(order.id()));
    }

    /** PostgreSQL could not even compare with it. */
    @Test
    void aCursorOfATimeThatCannotBeIsRefused() {
        String cursor = Cursor.after("orders", Long.MIN_VALUE, "ord_1").encoded();

        refused(Slugs.INVALID_REQUEST, () -> orders.orders(new SearchOrders(ANN, null, new PageRequest(3, cursor))));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(0, placed().id());
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = orders.orders(new SearchOrders(ANN, OrderStatus.AWAITING_PAYMENT, new PageRequest(3, cursor)));
            page.items().forEach(order -> seen.add(order.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).isEqualTo(placed);
        assertThatThrownBy(() -> orders.orders(new SearchOrders(ANN, null, new PageRequest(3, "forged"))))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }

    @Test
    void ofCancelAndShipAtTheSameMomentOneWins() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                OrderView order = paid();
                Callable<Object> cancel = () -> cancel(order, newKey(), null);
                Callable<Object> ship = () -> ship(order, null);
                int won = 0;
                for (var outcome : pool.invokeAll(List.of(cancel, ship))) {
                    won += succeeded(outcome) ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
                workInBackground();
            }
            assertThat(provider.charged() - provider.refunded()).isEqualTo(owedInAll());
        } finally {
            pool.shutdownNow();
        }
    }

    private long owedInAll() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                SELECT COALESCE(SUM(l.unit_price * (l.quantity - l.cancelled - l.credited)), 0)
                FROM order_line l JOIN orders o ON o.id = l.order_id WHERE o.charged > 0
                """, Long.class));
    }

    private static boolean succeeded(Future<Object> outcome) throws InterruptedException {
        try {
            outcome.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
            return false;
        }
    }

    private Answer<CancellationView> cancel(OrderView order, String key, @Nullable List<SkuQuantity> lines) {
        return orders.cancel(new CancelOrder(ANN, key, order.id(), lines, null));
    }
}
