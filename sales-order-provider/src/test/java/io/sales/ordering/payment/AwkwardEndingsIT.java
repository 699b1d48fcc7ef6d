package io.sales.ordering.payment;

import static io.sales.api.Slugs.ILLEGAL_TRANSITION;
import static io.sales.api.Slugs.PAYMENT_PENDING;
import static io.sales.api.Slugs.REFUND_EXCEEDS_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Answer;
import io.sales.api.Money;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.CancellationView;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.order.ShipmentView;
import io.sales.ordering.OrderProviderSuite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What people, the provider and the clock bring about at the same moment. Whoever comes first, there is one outcome, and it
 * is decided in the database.
 */
class AwkwardEndingsIT extends OrderProviderSuite {

    private static final int ROUNDS = 50;
    private static final long PRICE = 2_250;
    private static final Duration PAST_PAY_BY = Duration.ofSeconds(901);

    @Autowired
    private PaymentOutcomes outcomes;

    @RepeatedTest(ROUNDS)
    void declinedAndPaid() throws Exception {
        OrderView order = placed();

        List<String> told = race(() -> pay(order, "tok_declined"), () -> pay(order, "tok_ok"));
        if (!told.get(1).equals("ok")) {
            assertThat(told).containsExactly("ok", PAYMENT_PENDING);
            assertThat(pay(order, "tok_ok").status()).isEqualTo(PaymentView.Status.SUCCEEDED);
        }

        paidOnce(order);
    }

    @RepeatedTest(ROUNDS)
    void twoPaymentsAtOnce() throws Exception {
        OrderView order = placed();

        List<String> told = race(() -> pay(order, "tok_ok"), () -> pay(order, "tok_ok"), () -> pay(order, "tok_ok"));

        assertThat(told).containsOnlyOnce("ok").isSubsetOf("ok", PAYMENT_PENDING, ILLEGAL_TRANSITION);
        paidOnce(order);
    }

    /** The answer is lost; then the follow-up, a slow worker that had the attempt before it, and the customer meet. */
    @RepeatedTest(ROUNDS)
    void unknownThenFound() throws Exception {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_lost");
        letPass(Duration.ofSeconds(2));

        List<String> told = race(
                () -> hear(order, attempt),
                () -> hear(order, attempt),
                () -> {
                    paymentFollowUp.run();
                    return attempt;
                },
                () -> pay(order, "tok_ok"));

        assertThat(told.get(3)).isIn(PAYMENT_PENDING, ILLEGAL_TRANSITION);
        paidOnce(order);
    }

    @RepeatedTest(ROUNDS)
    void successAfterCancellation() throws Exception {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");

        List<String> told = race(() -> cancel(order, newKey()), () -> {
            provider.captureIfPending(attempt.id(), PRICE);
            return hear(order, attempt);
        });

        assertThat(told).containsExactly("ok", "ok");
        refundedOnce(order, CancelReason.CUSTOMER);
    }

    /** The provider knows one order of the two: what it captured it does not call off. */
    @RepeatedTest(ROUNDS)
    void successAtExpiry() throws Exception {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        letPass(PAST_PAY_BY);

        race(this::expire, () -> {
            provider.captureIfPending(attempt.id(), PRICE);
            return hear(order, attempt);
        });

        paidOrExpired(order);
    }

    @RepeatedTest(ROUNDS)
    void paymentAtExpiry() throws Exception {
        OrderView order = placed();

        race(() -> pay(order, "tok_ok"), () -> {
            letPass(PAST_PAY_BY);
            return expire();
        });

        paidOrExpired(order);
    }

    @RepeatedTest(ROUNDS)
    void paymentAtCancellation() throws Exception {
        OrderView order = placed();

        List<String> told = race(() -> cancel(order, newKey()), () -> pay(order, "tok_ok"));

        assertThat(told.get(0)).isEqualTo("ok");
        if (told.get(1).equals("ok")) {
            refundedOnce(order, CancelReason.CUSTOMER);
        } else {
            assertThat(told.get(1)).isEqualTo(ILLEGAL_TRANSITION);
            OrderView ended = atRest(order);
            assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(provider.charged()).isZero();
        }
    }

    @RepeatedTest(ROUNDS)
    void paidAndTheStockIsLostAtCancellation() throws Exception {
        OrderView order = paid();
        inventory.lose(order.id());

        List<String> told = race(() -> cancel(order, newKey()), () -> {
            settler.run();
            return order;
        });

        boolean cancelled = told.get(0).equals("ok");
        assertThat(told.get(0)).isIn("ok", ILLEGAL_TRANSITION);
        refundedOnce(order, cancelled ? CancelReason.CUSTOMER : CancelReason.STOCK_LOST);
    }

    @RepeatedTest(ROUNDS)
    void shipmentAtCancellation() throws Exception {
        OrderView order = paid();

        List<String> told = race(() -> cancel(order, newKey()), () -> ship(order, null));

        assertThat(told).containsExactlyInAnyOrder("ok", ILLEGAL_TRANSITION);
        if (told.get(0).equals("ok")) {
            refundedOnce(order, CancelReason.CUSTOMER);
        } else {
            assertThat(paidOnce(order).shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
        }
    }

    @RepeatedTest(ROUNDS)
    void twoCancellationsAtOnce() throws Exception {
        OrderView order = paid();

        List<String> told = race(() -> cancel(order, newKey()), () -> cancel(order, newKey()));

        assertThat(told).containsExactlyInAnyOrder("ok", ILLEGAL_TRANSITION);
        refundedOnce(order, CancelReason.CUSTOMER);
    }

    @RepeatedTest(ROUNDS)
    void oneCancellationSentTwice() throws Exception {
        OrderView order = paid();

        List<String> told = race(() -> cancel(order, "key"), () -> cancel(order, "key"));

        assertThat(told).containsExactly("ok", "ok");
        refundedOnce(order, CancelReason.CUSTOMER);
    }

    @RepeatedTest(ROUNDS)
    void twoRefundsAtOnce() throws Exception {
        OrderView order = paid();

        List<String> told = race(() -> refund(order, newKey(), 1_500), () -> refund(order, newKey(), 1_500));

        assertThat(told).containsExactlyInAnyOrder("ok", REFUND_EXCEEDS_CHARGE);
        partlyRefundedOnce(order, 1_500);
    }

    @RepeatedTest(ROUNDS)
    void oneRefundSentTwice() throws Exception {
        OrderView order = paid();

        List<String> told = race(() -> refund(order, "key", 1_000), () -> refund(order, "key", 1_000));

        assertThat(told).containsExactly("ok", "ok");
        partlyRefundedOnce(order, 1_000);
    }

    @RepeatedTest(ROUNDS)
    void deliveryToldTwice() throws Exception {
        OrderView order = paid();
        ShipmentView shipment = ship(order, null);

        List<String> told = race(
                () -> orders.deliver(STAFF, order.id(), shipment.id()),
                () -> orders.deliver(STAFF, order.id(), shipment.id()));

        assertThat(told).containsExactly("ok", "ok");
        OrderView ended = paidOnce(order);
        assertThat(ended.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(ended.shipmentStatus()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(books().count(order, "DELIVERED")).isEqualTo(1);
    }

    /** Lets the background do whatever there is to do, and checks that everything adds up. */
    private OrderView atRest(OrderView order) {
        for (int i = 0; i < 3; i++) {
            letPass(Duration.ofSeconds(10));
            workInBackground();
        }
        OrderView ended = reread(order);
        books().requireBalance(ended);
        assertThat(provider.charged() - provider.refunded()).isEqualTo(OrderBooks.owed(ended));
        return ended;
    }

    private OrderBooks books() {
        return new OrderBooks(orders, inventory, jdbc);
    }

    private OrderView paidOnce(OrderView order) {
        OrderView ended = atRest(order);
        assertThat(ended.status()).isIn(OrderStatus.CONFIRMED, OrderStatus.COMPLETED);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(provider.charged()).isEqualTo(PRICE);
        assertThat(provider.refunded()).isZero();
        return ended;
    }

    private void refundedOnce(OrderView order, CancelReason reason) {
        OrderView ended = atRest(order);
        assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ended.cancelReason()).isEqualTo(reason);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(ended.refunds()).hasSize(1);
        assertThat(provider.charged()).isEqualTo(PRICE);
        assertThat(provider.refunded()).isEqualTo(PRICE);
    }

    private void partlyRefundedOnce(OrderView order, long amount) {
        OrderView ended = atRest(order);
        assertThat(ended.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(ended.refunds()).hasSize(1);
        assertThat(provider.charged()).isEqualTo(PRICE);
        assertThat(provider.refunded()).isEqualTo(amount);
    }

    private void paidOrExpired(OrderView order) {
        if (atRest(order).status() == OrderStatus.CONFIRMED) {
            paidOnce(order);
        } else {
            assertThat(reread(order).cancelReason()).isEqualTo(CancelReason.EXPIRED);
            assertThat(provider.charged()).isZero();
        }
    }

    /** Somebody hears from the provider what became of the attempt. */
    private PaymentView hear(OrderView order, PaymentView attempt) {
        return outcomes.record(order.id(), attempt.id(), provider.lookUp(attempt.id()));
    }

    private OrderExpiry expire() {
        expiry.run();
        return expiry;
    }

    private Answer<CancellationView> cancel(OrderView order, String key) {
        return orders.cancel(new CancelOrder(ANN, key, order.id(), null, null));
    }

    private Answer<RefundView> refund(OrderView order, String key, long amount) {
        return orders.refund(new RefundOrder(STAFF, key, order.id(), new Money(amount, "EUR"), null, "Scratched"));
    }
}
