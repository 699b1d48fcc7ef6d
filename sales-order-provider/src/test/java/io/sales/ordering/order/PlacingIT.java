package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Address;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.PlaceOrderAnswer.OutOfStock;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.Shortage;
import io.sales.ordering.OrderProviderSuite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Placing an order: once, however often and in however many copies it is asked for. */
class PlacingIT extends OrderProviderSuite {

    @Test
    void holdsStockAndTakesASnapshotOfNamesAndPrices() {
        OrderView order = placed();

        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.NONE);
        assertThat(order.shipmentStatus()).isEqualTo(ShipmentStatus.NOT_SHIPPED);
        assertThat(order.total().amount()).isEqualTo(2_250);
        assertThat(order.number()).matches("SO-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(Duration.between(order.placedAt(), order.payBy())).isEqualTo(Duration.ofSeconds(900));
        assertThat(order.lines()).extracting(OrderView.Line::name).containsExactly("Name of A", "Name of B");
        assertThat(inventory.available("A")).isEqualTo(98);
        assertThat(reread(order)).isEqualTo(order);
    }

    @Test
    void theSameRequestAgainFindsTheOrderAsItIsNow() {
        var request = order(ANN, "again", new SkuQuantity("A", 1), new SkuQuantity("B", 2), new SkuQuantity("A", 1));
        var first = (Placed) orders.place(request);
        pay(first.order(), "tok_ok");

        var second = (Placed) orders.place(order(ANN, "again", new SkuQuantity("B", 2), new SkuQuantity("A", 2)));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.order().id()).isEqualTo(first.order().id());
        assertThat(second.order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(inventory.available("A")).isEqualTo(98);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        orders.place(order(ANN, "reused", new SkuQuantity("A", 1)));

        assertRefused(Slugs.IDEMPOTENCY_KEY_REUSED, order(ANN, "reused", new SkuQuantity("A", 2)));
        assertThat(inventory.available("A")).isEqualTo(99);
    }

    @Test
    void aKeyBelongsToItsCaller() {
        var anns = (Placed) orders.place(order(ANN, "shared", new SkuQuantity("A", 1)));
        var bobs = (Placed) orders.place(order(BOB, "shared", new SkuQuantity("A", 1)));

        assertThat(bobs.replayed()).isFalse();
        assertThat(bobs.order().id()).isNotEqualTo(anns.order().id());
    }

    @Test
    void anOrderThatCannotBeFilledLeavesNothingAndItsKeyFree() {
        var request = order(ANN, "greedy", new SkuQuantity("A", 101), new SkuQuantity("B", 1));

        assertThat(orders.place(request)).isEqualTo(new OutOfStock(List.of(new Shortage("A", 101, 100))));
        assertThat(inventory.available("B")).isEqualTo(100);

        inventory.stock("A", 200, 1_000);
        assertThat(orders.place(request)).isInstanceOf(Placed.class);
    }

    @Test
    void aRepeatAfterALostAnswerFindsItsHold() {
        var request = order(ANN, "lost", new SkuQuantity("A", 3));
        inventory.loseNextAnswer();
        assertRefused(Slugs.TIMEOUT, request);

        var repeat = (Placed) orders.place(request);

        assertThat(repeat.replayed()).isFalse();
        assertThat(inventory.available("A")).isEqualTo(97);
    }

    @Test
    void aHoldWithoutAnOrderIsGivenBackAndMayBeTakenAgain() {
        var request = order(ANN, "orphan", new SkuQuantity("A", 3));
        inventory.loseNextAnswer();
        assertRefused(Slugs.TIMEOUT, request);
        String id = OrderRequest.of(request).id();
        inventory.age(id, 60);

        letPass(Duration.ofSeconds(60));
        strayHolds.run();
        settler.run();

        assertThat(inventory.available("A")).isEqualTo(100);
        assertThatThrownBy(() -> orders.order(STAFF, id)).hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        var late = (Placed) orders.place(request);
        assertThat(late.order().id()).isEqualTo(id);
        assertThat(inventory.available("A")).isEqualTo(97);
        settler.run();
        assertThat(inventory.available("A")).isEqualTo(97);
    }

    @Test
    void aVoidedRequestMayComeBackWithOtherLines() {
        var request = order(ANN, "changed", new SkuQuantity("A", 3));
        inventory.loseNextAnswer();
        assertRefused(Slugs.TIMEOUT, request);
        inventory.age(OrderRequest.of(request).id(), 60);
        letPass(Duration.ofSeconds(60));
        strayHolds.run();
        settler.run();

        var other = (Placed) orders.place(order(ANN, "changed", new SkuQuantity("B", 1)));

        assertThat(other.replayed()).isFalse();
        settler.run();
        assertThat(inventory.available("A")).isEqualTo(100);
        assertThat(inventory.available("B")).isEqualTo(99);
    }

    @Test
    void theSearchLeavesOrdersAlone() {
        OrderView order = placed();
        inventory.age(order.id(), 60);

        letPass(Duration.ofSeconds(60));
        strayHolds.run();
        settler.run();

        assertThat(reread(order)).isEqualTo(order);
        assertThat(inventory.available("A")).isEqualTo(98);
    }

    @Test
    void aStrayHoldAboveAVoidRowIsFoundToo() {
        var request = order(ANN, "twice", new SkuQuantity("A", 3));
        inventory.loseNextAnswer();
        assertRefused(Slugs.TIMEOUT, request);
        String id = OrderRequest.of(request).id();
        inventory.age(id, 60);
        letPass(Duration.ofSeconds(60));
        strayHolds.run();
        settler.run();
        inventory.hold(new HoldStock(id, 9, "another process died here", ANN.id(), List.of(new SkuQuantity("A", 5))));
        inventory.age(id, 30);

        letPass(Duration.ofSeconds(60));
        strayHolds.run();
        settler.run();

        assertThat(inventory.available("A")).isEqualTo(100);
    }

    @Test
    void racingCopiesPlaceOneOrder() throws Exception {
        var request = order(ANN, "race", new SkuQuantity("A", 1));
        var pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<PlaceOrderAnswer>> copies = IntStream.range(0, 32)
                    .mapToObj(i -> (Callable<PlaceOrderAnswer>) () -> orders.place(request))
                    .toList();
            List<Future<PlaceOrderAnswer>> answers = pool.invokeAll(copies);

            long fresh = 0;
            for (Future<PlaceOrderAnswer> answer : answers) {
                fresh += ((Placed) answer.get()).replayed() ? 0 : 1;
            }
            assertThat(fresh).isEqualTo(1);
            assertThat(inventory.available("A")).isEqualTo(99);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsMalformedIsRefusedBeforeAnythingHappens() {
        assertRefused(Slugs.INVALID_REQUEST, new PlaceOrder(ANN, "k", List.of(), HOME));
        assertRefused(Slugs.INVALID_REQUEST, order(ANN, "k", new SkuQuantity("A", 0)));
        assertRefused(Slugs.INVALID_REQUEST, order(ANN, "k", new SkuQuantity("A", -1)));
        assertRefused(Slugs.INVALID_REQUEST, order(ANN, "k", new SkuQuantity("A", 10_000)));
        assertRefused(Slugs.INVALID_REQUEST, order(ANN, "k", new SkuQuantity("A", 9_999), new SkuQuantity("A", 1)));
        assertRefused(Slugs.INVALID_REQUEST, new PlaceOrder(ANN, "k", tooManyLines(), HOME));
        var nowhere = new Address("Ann", "Street 1", null, "Berlin", null, "10115", "XX", null);
        assertRefused(Slugs.INVALID_REQUEST, new PlaceOrder(ANN, "k", List.of(new SkuQuantity("A", 1)), nowhere));
        assertRefused(Slugs.SKU_NOT_SELLABLE, order(ANN, "k", new SkuQuantity("unheard-of", 1)));
        assertRefused(Slugs.FORBIDDEN, order(STAFF, "k", new SkuQuantity("A", 1)));
        assertThat(inventory.available("A")).isEqualTo(100);
    }

    private static List<SkuQuantity> tooManyLines() {
        return IntStream.rangeClosed(1, 101)
                .mapToObj(i -> new SkuQuantity("S" + i, 1))
                .toList();
    }

    private void assertRefused(String slug, PlaceOrder request) {
        assertThatThrownBy(() -> orders.place(request))
                .isInstanceOf(SalesException.class)
                .hasFieldOrPropertyWithValue("slug", slug);
    }
}
