package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Answer;
import io.sales.api.Money;
import io.sales.api.PageRequest;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.ordering.OrderProviderSuite;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Money that staff pays back: by units, by sum, all of it, and never more than there is. */
class RefundIT extends OrderProviderSuite {

    private static final SkuQuantity ONE_A = new SkuQuantity("A", 1);

    @Test
    void thePriceOfUnitsGoesBackWithoutAReturn() {
        OrderView order = delivered();

        RefundView refund = refund(order, null, List.of(ONE_A)).value();

        assertThat(refund.status()).isEqualTo(RefundView.Status.PENDING);
        assertThat(refund.amount()).isEqualTo(eur(1_000));
        assertThat(refund.reason()).isEqualTo("Scratched");
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.CREDIT_OWED);
        refundSender.run();
        OrderView refunded = reread(order);
        assertThat(refunded.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(refunded.refunds())
                .extracting(RefundView::id, RefundView::status)
                .containsExactly(tuple(refund.id(), RefundView.Status.SUCCEEDED));
        assertThat(refunded.lines().get(0).credited()).isEqualTo(1);
        assertThat(refunded.lines().get(0).returned()).isZero();
        assertThat(refunded.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(provider.refunded()).isEqualTo(1_000);
    }

    @Test
    void aSumGoesBackAsAnAllowance() {
        OrderView order = paid();

        refund(order, eur(1), null);
        refund(order, eur(249), null);
        refundSender.run();

        assertThat(reread(order).allowances()).isEqualTo(eur(250));
        assertThat(reread(order).lines()).allMatch(line -> line.credited() == 0);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(provider.refunded()).isEqualTo(250);
    }

    @Test
    void withNeitherAllThatIsLeftGoesBack() {
        OrderView order = delivered();
        refund(order, eur(300), null);

        RefundView rest = refund(order, null, null).value();
        refundSender.run();

        assertThat(rest.amount()).isEqualTo(eur(1_950));
        OrderView refunded = reread(order);
        assertThat(refunded.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(refunded.lines()).allMatch(line -> line.credited() == line.quantity());
        assertThat(refunded.allowances()).as("on goods that are still paid for").isEqualTo(eur(0));
        assertThat(provider.refunded()).isEqualTo(2_250);
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, null, null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(1), null));
    }

    @Test
    void noMoreGoesBackThanWasCharged() {
        OrderView order = paid();
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(2_251), null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(Long.MAX_VALUE), null));

        refund(order, eur(1_500), null);

        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(751), null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(Long.MAX_VALUE), null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, null, List.of(ONE_A)));
        refund(order, eur(750), null);
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(order, eur(1), null));
        refundSender.run();
        assertThat(provider.refunded()).isEqualTo(2_250);
    }

    /** The last line of defence, should the code ever be wrong. */
    @Test
    void theDatabaseRefusesTooToPayBackMoreThanWasCharged() {
        OrderView order = paid();

        assertThatThrownBy(() -> jdbc.update("UPDATE orders SET refunding = 2251 WHERE id = ?", order.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(
                        () -> jdbc.update("UPDATE payment_attempt SET refunding = 2251 WHERE order_id = ?", order.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        jdbc.update("UPDATE order_line SET credited = quantity + 1 WHERE order_id = ?", order.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        OrderView order = delivered();

        refused(Slugs.INVALID_REQUEST, () -> refund(order, new Money(100, "USD"), null));
        refused(Slugs.INVALID_REQUEST, () -> refund(order, eur(0), null));
        refused(Slugs.INVALID_REQUEST, () -> refund(order, eur(-1), null));
        refused(Slugs.INVALID_REQUEST, () -> refund(order, eur(100), List.of(ONE_A)));
        refused(Slugs.INVALID_REQUEST, () -> refund(order, null, List.of()));
        for (var strange : List.of(
                new SkuQuantity("Z", 1),
                new SkuQuantity("A", 0),
                new SkuQuantity("A", -1),
                new SkuQuantity("A", 3),
                new SkuQuantity("A", 10_000))) {
            refused(Slugs.INVALID_REQUEST, () -> refund(order, null, List.of(strange)));
        }
        refused(
                Slugs.INVALID_REQUEST,
                () -> orders.refund(new RefundOrder(STAFF, newKey(), order.id(), null, null, " ")));
        refund(order, null, List.of(ONE_A));
        refused(Slugs.INVALID_REQUEST, () -> refund(order, null, List.of(new SkuQuantity("A", 2))));
    }

    @Test
    void unitsThatCostNothingAreNotPaidBack() {
        inventory.stock("FREE", 10, 0);
        var answer = (Placed) orders.place(order(ANN, newKey(), ONE_A, new SkuQuantity("FREE", 1)));
        pay(answer.order(), "tok_ok");

        refused(Slugs.INVALID_REQUEST, () -> refund(answer.order(), null, List.of(new SkuQuantity("FREE", 1))));
    }

    @Test
    void onlyStaffPaysBackAndOnlyWhatWasPaid() {
        OrderView order = delivered();
        refused(
                Slugs.FORBIDDEN,
                () -> orders.refund(new RefundOrder(ANN, newKey(), order.id(), eur(1), null, "Please")));
        refused(
                Slugs.NOT_FOUND,
                () -> orders.refund(new RefundOrder(STAFF, newKey(), "ord_none", eur(1), null, "Please")));
        OrderView unpaid = placed();
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(unpaid, eur(1), null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(unpaid, null, null));
        OrderView cancelled = paid();
        orders.cancel(new CancelOrder(ANN, newKey(), cancelled.id(), null, null));
        refused(Slugs.REFUND_EXCEEDS_CHARGE, () -> refund(cancelled, eur(1), null));
    }

    @Test
    void aRequestIsOneHoweverOftenItComes() {
        OrderView order = delivered();
        RefundView refund = refund("key", order, eur(100), null).value();

        unchanged(() -> assertThat(refund("key", order, eur(100), null)).isEqualTo(new Answer<>(refund, true)));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> refund("key", order, eur(101), null));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> refund("key", order, null, List.of(ONE_A)));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> refund("key", order, null, null));
        refundSender.run();

        assertThat(refund("key", order, eur(100), null).value().status()).isEqualTo(RefundView.Status.SUCCEEDED);
        assertThat(provider.refunded()).isEqualTo(100);
    }

    @Test
    void aCreditedUnitThatIsCancelledAfterAllIsPaidBackOnce() {
        OrderView order = paid();
        refund(order, null, List.of(ONE_A));

        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), List.of(new SkuQuantity("A", 2)), null));
        refundSender.run();

        OrderView.Line line = reread(order).lines().get(0);
        assertThat(line.cancelled()).isEqualTo(2);
        assertThat(line.credited()).isZero();
        assertThat(provider.refunded()).isEqualTo(2_000);
    }

    @Test
    void ofTwoRefundsOfAllAtTheSameMomentOneWins() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                OrderView order = paid();
                Callable<Object> refund = () -> refund(order, null, null);
                int won = 0;
                for (var outcome : pool.invokeAll(List.of(refund, refund))) {
                    try {
                        outcome.get();
                        won++;
                    } catch (ExecutionException refused) {
                        assertThat(refused.getCause()).hasFieldOrPropertyWithValue("slug", Slugs.REFUND_EXCEEDS_CHARGE);
                    }
                }
                assertThat(won).isEqualTo(1);
            }
            refundSender.run();
            assertThat(provider.refunded()).isEqualTo(10 * 2_250);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theHistoryExplainsWhyMoneyWentBack() {
        OrderView order = paid();
        RefundView sum = refund(order, eur(50), null).value();
        RefundView units = refund(order, null, List.of(ONE_A)).value();
        refundSender.run();

        assertThat(orders.history(ANN, order.id(), PageRequest.first()).items())
                .filteredOn(entry -> entry.seq() > 4)
                .extracting(HistoryEntry::action, HistoryEntry::actor, HistoryEntry::detail)
                .containsExactly(
                        tuple("ALLOWED", STAFF.id(), "0.50 EUR"),
                        tuple("REFUND_BOOKED", STAFF.id(), sum.id()),
                        tuple("CREDITED", STAFF.id(), "1 A"),
                        tuple("REFUND_BOOKED", STAFF.id(), units.id()),
                        tuple("REFUNDED", "system", sum.id()),
                        tuple("REFUNDED", "system", units.id()));
    }

    private Answer<RefundView> refund(OrderView order, @Nullable Money amount, @Nullable List<SkuQuantity> lines) {
        return refund(newKey(), order, amount, lines);
    }

    private Answer<RefundView> refund(
            String key, OrderView order, @Nullable Money amount, @Nullable List<SkuQuantity> lines) {
        return orders.refund(new RefundOrder(STAFF, key, order.id(), amount, lines, "Scratched"));
    }

    private static Money eur(long amount) {
        return new Money(amount, "EUR");
    }
}
