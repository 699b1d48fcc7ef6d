package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.Disposition;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ReturnView.Status;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.OrderProviderSuite;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Goods on their way back: asked for, decided on, received in parts, and followed by the stock. */
class ReturnIT extends OrderProviderSuite {

    private static final SkuQuantity ONE_A = new SkuQuantity("A", 1);
    private static final SkuQuantity TWO_A = new SkuQuantity("A", 2);
    private static final SkuQuantity ONE_B = new SkuQuantity("B", 1);

    @Test
    void whatIsRestockedCanBeSoldAgain() {
        OrderView order = delivered();
        settler.run();
        ReturnView requested = requestReturn(order, TWO_A, ONE_B);
        assertThat(requested.status()).isEqualTo(Status.REQUESTED);
        assertThat(reread(order).returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
        assertThat(reread(order).returns()).containsExactly(requested);

        ReturnView approved = orders.approveReturn(STAFF, order.id(), requested.id());
        assertThat(approved.decidedAt()).isNotNull();
        receive(order, requested, null, received("A", 1, Disposition.RESTOCK));
        assertThat(reread(order).returnStatus()).isEqualTo(ReturnStatus.PARTIALLY_RETURNED);
        ReturnView all = receive(
                        order,
                        requested,
                        null,
                        received("A", 1, Disposition.RESTOCK),
                        received("B", 1, Disposition.WRITE_OFF))
                .value();
        settler.run();

        assertThat(all.status()).isEqualTo(Status.RECEIVED);
        assertThat(all.receivedAt()).isNotNull();
        assertThat(all.lines())
                .containsExactly(new ReturnView.Line("A", 2, 2, 0, 0), new ReturnView.Line("B", 1, 0, 1, 0));
        assertThat(reread(order).returnStatus()).isEqualTo(ReturnStatus.RETURNED);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(Objects.requireNonNull(inventory.memory(order.id())).lines())
                .containsExactly(new SettleStock.Line("A", 0, 0, 2, 2, 0), new SettleStock.Line("B", 0, 0, 1, 0, 1));
        assertThat(inventory.available("A")).isEqualTo(100);
        assertThat(inventory.available("B")).isEqualTo(99);
    }

    @Test
    void aReceiptPaysNothingBack() {
        OrderView order = delivered();
        ReturnView approved = approved(order, TWO_A, ONE_B);
        receive(order, approved, null, received("A", 2, Disposition.RESTOCK), received("B", 1, Disposition.RESTOCK));
        workInBackground();

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(provider.refunded()).isZero();
    }

    @Test
    void whatIsDismissedStaysWithTheCustomerWhoMayAskAgain() {
        OrderView order = delivered();
        ReturnView approved = approved(order, TWO_A);

        ReturnView ended = receive(order, approved, null, received("A", 2, Disposition.DISMISS))
                .value();
        settler.run();

        assertThat(ended.status()).isEqualTo(Status.RECEIVED);
        assertThat(ended.lines()).containsExactly(new ReturnView.Line("A", 2, 0, 0, 2));
        assertThat(reread(order).returnStatus()).isEqualTo(ReturnStatus.NONE);
        assertThat(reread(order).lines().get(0).returned()).isZero();
        assertThat(inventory.available("A")).isEqualTo(98);
        assertThat(requestReturn(order, TWO_A).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void aRejectedReturnLeavesTheUnitsFreeToBeAskedForAgain() {
        OrderView order = delivered();
        ReturnView requested = requestReturn(order, TWO_A);
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A));

        assertThat(orders.rejectReturn(STAFF, order.id(), requested.id()).status())
                .isEqualTo(Status.REJECTED);

        assertThat(reread(order).returnStatus()).isEqualTo(ReturnStatus.NONE);
        requestReturn(order, TWO_A);
    }

    @Test
    void aDecisionIsMadeOnce() {
        OrderView order = delivered();
        ReturnView approved = approved(order, ONE_A);
        ReturnView rejected = orders.rejectReturn(
                STAFF, order.id(), requestReturn(order, ONE_A).id());

        unchanged(() -> assertThat(orders.approveReturn(STAFF, order.id(), approved.id()))
                .isEqualTo(approved));
        unchanged(() -> assertThat(orders.rejectReturn(STAFF, order.id(), rejected.id()))
                .isEqualTo(rejected));
        refused(Slugs.ILLEGAL_TRANSITION, () -> orders.rejectReturn(STAFF, order.id(), approved.id()));
        refused(Slugs.ILLEGAL_TRANSITION, () -> orders.approveReturn(STAFF, order.id(), rejected.id()));
        refused(Slugs.ILLEGAL_TRANSITION, () -> receive(order, rejected, null, received("A", 1, Disposition.RESTOCK)));

        ReturnView received = receive(order, approved, null, received("A", 1, Disposition.RESTOCK))
                .value();
        unchanged(() -> assertThat(orders.approveReturn(STAFF, order.id(), approved.id()))
                .isEqualTo(received));
        refused(Slugs.ILLEGAL_TRANSITION, () -> orders.rejectReturn(STAFF, order.id(), approved.id()));
        refused(Slugs.ILLEGAL_TRANSITION, () -> receive(order, approved, null, received("A", 1, Disposition.RESTOCK)));
    }

    @Test
    void onlyDeliveredUnitsCanBeSentBack() {
        OrderView unpaid = placed();
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(unpaid, ONE_A));
        OrderView order = paid();
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A));
        var parcel = ship(order, List.of(ONE_A));
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A));
        deliver(order, parcel);

        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, TWO_A));
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A, ONE_B));
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A, ONE_A));
        requestReturn(order, ONE_A);
        refused(Slugs.ILLEGAL_TRANSITION, () -> requestReturn(order, ONE_A));
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void aReturnNeitherHoldsUpNorReopensAnOrder() {
        OrderView order = paid();
        deliver(order, ship(order, List.of(ONE_A)));
        ReturnView approved = approved(order, ONE_A);

        deliver(order, ship(order, null));

        assertThat(reread(order).status()).isEqualTo(OrderStatus.COMPLETED);
        receive(order, approved, null, received("A", 1, Disposition.RESTOCK));
        assertThat(reread(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        OrderView order = delivered();
        for (var strange : List.of(
                new SkuQuantity("Z", 1),
                new SkuQuantity("A", 0),
                new SkuQuantity("A", -1),
                new SkuQuantity("A", 10_000))) {
            refused(Slugs.INVALID_REQUEST, () -> requestReturn(order, strange));
        }
        refused(Slugs.INVALID_REQUEST, () -> requestReturn(order));
        refused(
                Slugs.INVALID_REQUEST,
                () -> orders.requestReturn(new RequestReturn(ANN, newKey(), order.id(), List.of(ONE_A), " ")));

        ReturnView approved = approved(order, TWO_A);
        refused(Slugs.INVALID_REQUEST, () -> receive(order, approved, null));
        refused(Slugs.INVALID_REQUEST, () -> receive(order, approved, null, received("B", 1, Disposition.RESTOCK)));
        for (int quantity : List.of(0, -1, 10_000)) {
            refused(
                    Slugs.INVALID_REQUEST,
                    () -> receive(order, approved, null, received("A", quantity, Disposition.RESTOCK)));
        }
    }

    @Test
    void noMoreIsReceivedThanWasRequested() {
        OrderView order = delivered();
        ReturnView requested = requestReturn(order, TWO_A);
        refused(Slugs.ILLEGAL_TRANSITION, () -> receive(order, requested, null, received("A", 1, Disposition.RESTOCK)));
        orders.approveReturn(STAFF, order.id(), requested.id());

        refused(Slugs.ILLEGAL_TRANSITION, () -> receive(order, requested, null, received("A", 3, Disposition.RESTOCK)));
        refused(
                Slugs.ILLEGAL_TRANSITION,
                () -> receive(
                        order,
                        requested,
                        null,
                        received("A", 1, Disposition.RESTOCK),
                        received("A", 1, Disposition.WRITE_OFF),
                        received("A", 1, Disposition.DISMISS)));
        receive(order, requested, null, received("A", 1, Disposition.RESTOCK));
        refused(Slugs.ILLEGAL_TRANSITION, () -> receive(order, requested, null, received("A", 2, Disposition.RESTOCK)));
    }

    /** The last line of defence, should the code ever be wrong. */
    @Test
    void theDatabaseRefusesTooToTakeBackMoreThanWasDelivered() {
        OrderView order = delivered();
        approved(order, ONE_A);

        for (String column : List.of("return_requested", "restocked", "written_off")) {
            assertThatThrownBy(() -> jdbc.update(
                            "UPDATE order_line SET %s = delivered + 1 WHERE order_id = ?".formatted(column),
                            order.id()))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        for (String column : List.of("restocked", "written_off", "dismissed")) {
            assertThatThrownBy(() -> jdbc.update("UPDATE order_return_line SET %s = quantity + 1".formatted(column)))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void othersGetNowhere() {
        OrderView order = delivered();
        ReturnView elsewhere = approved(delivered(), ONE_A);

        refused(
                Slugs.NOT_FOUND,
                () -> orders.requestReturn(new RequestReturn(BOB, newKey(), order.id(), List.of(ONE_A), "Mine")));
        refused(
                Slugs.FORBIDDEN,
                () -> orders.requestReturn(new RequestReturn(STAFF, newKey(), order.id(), List.of(ONE_A), "Mine")));
        refused(Slugs.NOT_FOUND, () -> orders.approveReturn(STAFF, order.id(), elsewhere.id()));
        refused(Slugs.NOT_FOUND, () -> orders.rejectReturn(STAFF, order.id(), elsewhere.id()));
        refused(Slugs.NOT_FOUND, () -> receive(order, elsewhere, "key", received("A", 1, Disposition.RESTOCK)));
        for (Caller customer : List.of(ANN, BOB)) {
            refused(Slugs.FORBIDDEN, () -> orders.approveReturn(customer, elsewhere.orderId(), elsewhere.id()));
            refused(Slugs.FORBIDDEN, () -> orders.rejectReturn(customer, elsewhere.orderId(), elsewhere.id()));
            refused(
                    Slugs.FORBIDDEN,
                    () -> orders.receiveReturn(new ReceiveReturn(
                            customer,
                            null,
                            elsewhere.orderId(),
                            elsewhere.id(),
                            List.of(received("A", 1, Disposition.RESTOCK)))));
        }
    }

    @Test
    void aRequestIsOneHoweverOftenItComes() {
        OrderView order = delivered();
        var request = new RequestReturn(ANN, "key", order.id(), List.of(ONE_B, ONE_A), "Too blue");
        ReturnView requested = orders.requestReturn(request).value();

        unchanged(() -> assertThat(orders.requestReturn(request)).isEqualTo(new Answer<>(requested, true)));
        unchanged(() -> assertThat(orders.requestReturn(
                                new RequestReturn(ANN, "key", order.id(), List.of(ONE_A, ONE_B), "Too blue"))
                        .replayed())
                .isTrue());
        refused(
                Slugs.IDEMPOTENCY_KEY_REUSED,
                () -> orders.requestReturn(new RequestReturn(ANN, "key", order.id(), List.of(ONE_A), "Too blue")));
        refused(
                Slugs.IDEMPOTENCY_KEY_REUSED,
                () -> orders.requestReturn(
                        new RequestReturn(ANN, "key", order.id(), List.of(ONE_A, ONE_B), "Too red")));
    }

    /** Without the key the second copy is another part: that is what the key is for. */
    @Test
    void aReceiptWithAKeyIsOneHoweverOftenItComes() {
        OrderView order = delivered();
        ReturnView approved = approved(order, TWO_A);
        var one = received("A", 1, Disposition.RESTOCK);
        ReturnView received = receive(order, approved, "key", one).value();

        unchanged(() -> assertThat(receive(order, approved, "key", one)).isEqualTo(new Answer<>(received, true)));
        refused(
                Slugs.IDEMPOTENCY_KEY_REUSED,
                () -> receive(order, approved, "key", received("A", 1, Disposition.WRITE_OFF)));

        Answer<ReturnView> another = receive(order, approved, null, one);
        assertThat(another.replayed()).isFalse();
        assertThat(another.value().status()).isEqualTo(Status.RECEIVED);
        unchanged(
                () -> assertThat(receive(order, approved, "key", one)).isEqualTo(new Answer<>(another.value(), true)));
    }

    @Test
    void copiesOfAReceiptAtTheSameMomentAreOne() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            OrderView order = delivered();
            ReturnView approved = approved(order, TWO_A);
            Callable<Answer<ReturnView>> receive =
                    () -> receive(order, approved, "key", received("A", 1, Disposition.RESTOCK));
            int fresh = 0;
            for (var outcome : pool.invokeAll(List.of(receive, receive, receive, receive))) {
                fresh += outcome.get().replayed() ? 0 : 1;
            }
            assertThat(fresh).isEqualTo(1);
            assertThat(reread(order).lines().get(0).returned()).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theHistoryExplainsWhatCameBack() {
        OrderView order = delivered();
        ReturnView rejected = requestReturn(order, ONE_B);
        orders.rejectReturn(STAFF, order.id(), rejected.id());
        ReturnView approved = approved(order, ONE_A);
        receive(order, approved, null, received("A", 1, Disposition.WRITE_OFF));

        List<HistoryEntry> history =
                orders.history(ANN, order.id(), PageRequest.first()).items();

        assertThat(history)
                .filteredOn(entry -> entry.action().startsWith("RETURN"))
                .extracting(HistoryEntry::action, HistoryEntry::actor, HistoryEntry::detail)
                .containsExactly(
                        tuple("RETURN_REQUESTED", ANN.id(), rejected.id() + ": 1 B"),
                        tuple("RETURN_REJECTED", STAFF.id(), rejected.id()),
                        tuple("RETURN_REQUESTED", ANN.id(), approved.id() + ": 1 A"),
                        tuple("RETURN_APPROVED", STAFF.id(), approved.id()),
                        tuple("RETURN_RECEIVED", STAFF.id(), approved.id() + ": 1 A WRITE_OFF"));
    }

    private Answer<ReturnView> receive(
            OrderView order, ReturnView to, @Nullable String key, ReceiveReturn.Line... lines) {
        return orders.receiveReturn(new ReceiveReturn(STAFF, key, order.id(), to.id(), List.of(lines)));
    }

    private static ReceiveReturn.Line received(String sku, int quantity, Disposition disposition) {
        return new ReceiveReturn.Line(sku, quantity, disposition);
    }
}
