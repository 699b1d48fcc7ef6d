package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Answer;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Getting the money in, and back: whatever the provider answers, and whenever. */
class PayingIT extends OrderProviderSuite {

    private static final Duration PAST_PAY_BY = Duration.ofSeconds(901);

    @Test
    void aCaptureConfirmsTheOrderAndCommitsItsStock() {
        OrderView order = placed();

        PaymentView payment = pay(order, "tok_ok");
        settler.run();

        assertThat(payment.status()).isEqualTo(PaymentView.Status.SUCCEEDED);
        assertThat(payment.amount().amount()).isEqualTo(2_250);
        OrderView paid = reread(order);
        assertThat(paid.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(paid.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(settledLines(order))
                .containsExactly(new SettleStock.Line("A", 0, 2, 0, 0, 0), new SettleStock.Line("B", 0, 1, 0, 0, 0));
    }

    @Test
    void aDeclinedCardLeavesTheOrderWaitingForAnother() {
        OrderView order = placed();

        assertThat(pay(order, "tok_declined").status()).isEqualTo(PaymentView.Status.FAILED);
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.FAILED);

        assertThat(pay(order, "tok_ok").status()).isEqualTo(PaymentView.Status.SUCCEEDED);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(provider.charged()).isEqualTo(2_250);
    }

    @Test
    void theSamePaymentAgainChargesNothing() {
        OrderView order = placed();
        var request = new PayOrder(ANN, "once", order.id(), "tok_ok");

        Answer<PaymentView> first = orders.pay(request);
        Answer<PaymentView> second = orders.pay(request);

        assertThat(second.replayed()).isTrue();
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(provider.charged()).isEqualTo(2_250);
        assertThatThrownBy(() -> orders.pay(new PayOrder(ANN, "once", order.id(), "tok_other")))
                .hasFieldOrPropertyWithValue("slug", Slugs.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aLostAnswerIsFoundOut() {
        OrderView order = placed();

        PaymentView payment = pay(order, "tok_lost");
        assertThat(payment.status()).isEqualTo(PaymentView.Status.PENDING);
        assertThat(payment.pendingSince()).isNotNull();
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        letPass(Duration.ofSeconds(10));
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(provider.charged()).isEqualTo(2_250);
    }

    @Test
    void aChargeThatNeverArrivedIsSentAgainUnderTheSameId() {
        OrderView order = placed();
        provider.goAway(true);
        assertThat(pay(order, "tok_ok").status()).isEqualTo(PaymentView.Status.PENDING);
        provider.goAway(false);

        letPass(Duration.ofSeconds(10));
        paymentFollowUp.run();

        assertThat(reread(order).payments()).hasSize(1);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(provider.charged()).isEqualTo(2_250);
    }

    @Test
    void anUndecidedChargeIsAskedForOnAndOnAndNeverParked() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        for (int i = 0; i < 30; i++) {
            letPass(Duration.ofSeconds(6));
            paymentFollowUp.run();
        }
        provider.decide(attempt.id(), new Captured("ch_at_last", 2_250, "EUR"));

        letPass(Duration.ofSeconds(6));
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void whileAnAttemptIsOpenThereIsNoOther() {
        OrderView order = placed();
        pay(order, "tok_never");

        assertThatThrownBy(() -> pay(order, "tok_ok")).hasFieldOrPropertyWithValue("slug", Slugs.PAYMENT_PENDING);
        assertThat(provider.charged()).isZero();
    }

    @Test
    void anUnpaidOrderExpiresAndGivesItsStockBack() {
        OrderView order = placed();

        letPass(PAST_PAY_BY);
        assertThatThrownBy(() -> pay(order, "tok_ok")).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        workInBackground();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(reread(order).cancelReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(inventory.available("A")).isEqualTo(100);
    }

    @Test
    void expiryDoesNotTouchAnOrderBeforeItsTime() {
        OrderView order = placed();

        letPass(PAST_PAY_BY.minusSeconds(2));
        workInBackground();

        assertThat(reread(order)).isEqualTo(order);
    }

    @Test
    void anOpenAttemptIsCalledOffBeforeTheOrderExpires() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");

        letPass(PAST_PAY_BY);
        expiry.run();

        assertThat(reread(order).cancelReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(reread(order).payments().get(0).status()).isEqualTo(PaymentView.Status.CANCELLED);
        assertThat(provider.lookUp(attempt.id())).isEqualTo(new PaymentProvider.ChargeOutcome.Cancelled());
    }

    @Test
    void anOrderWhoseChargeWentThroughAfterAllIsConfirmedInsteadOfExpired() {
        OrderView order = placed();
        pay(order, "tok_lost");

        letPass(PAST_PAY_BY);
        workInBackground();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void anOrderDoesNotExpireWhileTheProviderCannotSayWhetherItCharged() {
        OrderView order = placed();
        pay(order, "tok_lost");
        provider.goAway(true);

        letPass(PAST_PAY_BY);
        workInBackground();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);

        provider.goAway(false);
        letPass(Duration.ofMinutes(10));
        workInBackground();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void aLateSuccessOnACancelledOrderIsRefundedByItself() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        provider.decide(attempt.id(), new Captured("ch_late", 2_250, "EUR"));

        workInBackground();

        OrderView ended = reread(order);
        assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ended.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(provider.charged()).isEqualTo(2_250);
        assertThat(provider.refunded()).isEqualTo(2_250);
    }

    @Test
    void aRefundIsSentUntilItIsThroughAndOnlyOnce() {
        OrderView order = paid();
        provider.goAway(true);
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        refundSender.run();
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.CREDIT_OWED);
        assertThat(reread(order).refunds().get(0).status()).isEqualTo(RefundView.Status.PENDING);

        provider.goAway(false);
        letPass(Duration.ofMinutes(10));
        refundSender.run();
        refundSender.run();

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(provider.refunded()).isEqualTo(2_250);
    }

    @Test
    void onlyTheOwnerPays() {
        OrderView order = placed();

        assertThatThrownBy(() -> orders.pay(new PayOrder(BOB, newKey(), order.id(), "tok_ok")))
                .hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        assertThat(provider.charged()).isZero();
    }

    @Test
    void theHistoryTellsWhoDidWhat() {
        OrderView order = paid();

        assertThat(orders.history(ANN, order.id(), PageRequest.first()).items())
                .extracting(HistoryEntry::seq, HistoryEntry::action, HistoryEntry::actor)
                .containsExactly(
                        tuple(1L, "PLACED", ANN.id()),
                        tuple(2L, "PAYMENT_STARTED", ANN.id()),
                        tuple(3L, "PAID", "system"),
                        tuple(4L, "CONFIRMED", "system"));
    }

    private List<SettleStock.Line> settledLines(OrderView order) {
        return Objects.requireNonNull(inventory.memory(order.id())).lines();
    }
}
