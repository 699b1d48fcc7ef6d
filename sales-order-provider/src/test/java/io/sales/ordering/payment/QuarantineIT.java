package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Money;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.payment.QuarantinedPaymentView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.notification.WebhookSender;
import io.sales.platform.db.DatabaseClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that is not what was asked for: nobody's payment until a person has looked at it. */
class QuarantineIT extends OrderProviderSuite {

    private static final Duration PAST_PAY_BY = Duration.ofSeconds(901);
    private static final Money ASKED = new Money(2_250, "EUR");

    @Autowired
    private QuarantinedPayments quarantined;

    @Autowired
    private PaymentNotificationService notifications;

    @Autowired
    private DatabaseClock clock;

    @Test
    void aFirstAnswerWithAnotherAmountIsKeptApart() {
        OrderView order = placed();

        PaymentView payment = pay(order, "tok_cent_short");

        assertThat(payment.status()).isEqualTo(PaymentView.Status.PENDING);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        QuarantinedPaymentView entry = only();
        assertThat(entry.subject()).isEqualTo("CHARGE");
        assertThat(entry.subjectId()).isEqualTo(payment.id());
        assertThat(entry.orderId()).isEqualTo(order.id());
        assertThat(entry.provider()).isEqualTo("fake");
        assertThat(entry.source()).isEqualTo("ANSWER");
        assertThat(entry.expected()).isEqualTo(ASKED);
        assertThat(entry.found()).isEqualTo(new Money(2_249, "EUR"));
        assertThat(entry.excerpt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2249, EUR", "2251, EUR", "2250, USD", "0, EUR", "-2250, EUR", "2250, A_CURRENCY"})
    void aCaptureFoundByAskingWithOtherFiguresIsKeptApart(long amount, String currency) {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        provider.decide(attempt.id(), new Captured("ch_1", amount, currency));

        letPass(Duration.ofSeconds(10));
        paymentFollowUp.run();

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        assertThat(only().found()).isEqualTo(new Money(amount, currency));
        assertThat(jdbc.queryForObject("SELECT charged FROM orders WHERE id = ?", Long.class, order.id()))
                .isZero();
    }

    @Test
    void aWrongCaptureFoundWhileTheOrderExpiresIsKeptApartToo() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        provider.decide(attempt.id(), new Captured("ch_1", 2_249, "EUR"));

        letPass(PAST_PAY_BY);
        expiry.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(only().found()).isEqualTo(new Money(2_249, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"2249, EUR", "2250, USD"})
    void aNotificationWithOtherFiguresIsKeptApartAndMovesNothing(long amount, String currency) {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));

        notify(attempt, amount, currency);
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        QuarantinedPaymentView entry = only();
        assertThat(entry.provider()).isEqualTo("simulator");
        assertThat(entry.source()).isEqualTo("NOTIFICATION");
        assertThat(entry.found()).isEqualTo(new Money(amount, currency));
        assertThat(entry.excerpt()).contains(attempt.id()).hasSizeLessThanOrEqualTo(Quarantine.MAX_EXCERPT);
    }

    @Test
    void whatIsKeptApartIsAskedForNoMoreAndTheOrderNeitherExpiresNorIsPaid() {
        OrderView order = placed();
        pay(order, "tok_cent_short");
        int asked = provider.questions();

        letPass(PAST_PAY_BY);
        for (int i = 0; i < 20; i++) {
            workInBackground();
            letPass(Duration.ofMinutes(6));
        }

        assertThat(provider.questions()).isEqualTo(asked);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE expire_parked_at IS NOT NULL", Integer.class))
                .isZero();
    }

    @Test
    void tryingAgainBooksWhatTheProviderHasPutRight() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_cent_short");
        provider.decide(attempt.id(), new Captured("ch_right", 2_250, "EUR"));

        quarantined.retry(STAFF, only().id());
        assertThat(reread(order).status()).as("by itself it books nothing").isEqualTo(OrderStatus.AWAITING_PAYMENT);
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(entries()).isEmpty();
        assertThat(history(order)).contains("PAYMENT_QUARANTINED", "PAYMENT_RESUMED", "PAID");
    }

    @Test
    void tryingAgainBringsTheSameBackIfTheProviderSaysTheSame() {
        OrderView order = placed();
        pay(order, "tok_cent_short");

        quarantined.retry(STAFF, only().id());
        paymentFollowUp.run();

        assertThat(only().found()).isEqualTo(new Money(2_249, "EUR"));
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void oncePutRightTheOrderExpiresAsItShould() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_cent_short");
        letPass(PAST_PAY_BY);
        provider.decide(attempt.id(), new Cancelled());

        quarantined.retry(STAFF, only().id());
        workInBackground();

        assertThat(reread(order).cancelReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(inventory.available("A")).isEqualTo(100);
    }

    @Test
    void dismissingEndsTheAttemptUnpaidAndTheCustomerMayPayAnew() {
        OrderView order = placed();
        pay(order, "tok_cent_short");
        assertThatThrownBy(() -> pay(order, "tok_ok")).hasFieldOrPropertyWithValue("slug", Slugs.PAYMENT_PENDING);

        quarantined.dismiss(STAFF, only().id());

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.FAILED);
        assertThat(entries()).isEmpty();
        assertThat(pay(order, "tok_ok").status()).isEqualTo(PaymentView.Status.SUCCEEDED);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(history(order)).contains("PAYMENT_DISMISSED");
    }

    @Test
    void tryingANotificationAgainAsksTheProviderAtOnce() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        notify(attempt, 1, "EUR");
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));

        quarantined.retry(STAFF, only().id());
        paymentFollowUp.run();

        assertThat(entries()).isEmpty();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void dismissingANotificationLeavesTheAttemptToBeAskedAbout() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        notify(attempt, 1, "EUR");

        quarantined.dismiss(STAFF, only().id());

        assertThat(entries()).isEmpty();
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));
        letPass(Duration.ofSeconds(10));
        paymentFollowUp.run();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void aCancelledOrdersWrongCaptureStaysInQuarantine() {
        OrderView order = placed();
        pay(order, "tok_cent_short");

        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        workInBackground();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(only().found()).isEqualTo(new Money(2_249, "EUR"));
        assertThat(provider.refunded()).isZero();
    }

    @Test
    void onlyStaffSeesAndDecidesAndOnlyOnce() {
        pay(placed(), "tok_cent_short");
        String id = only().id();

        assertThatThrownBy(() -> quarantined.list(ANN, PageRequest.first()))
                .hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
        assertThatThrownBy(() -> quarantined.retry(ANN, id)).hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
        assertThatThrownBy(() -> quarantined.dismiss(ANN, id)).hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
        assertThat(entries()).hasSize(1);
        quarantined.dismiss(STAFF, id);
        assertThatThrownBy(() -> quarantined.dismiss(STAFF, id)).hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
        assertThatThrownBy(() -> quarantined.retry(STAFF, id)).hasFieldOrPropertyWithValue("slug", Slugs.NOT_FOUND);
    }

    @Test
    void theListComesInPagesOldestFirst() {
        List<String> attempts = List.of(
                pay(placed(), "tok_cent_short").id(),
                pay(placed(), "tok_cent_short").id(),
                pay(placed(), "tok_cent_short").id());

        Page<QuarantinedPaymentView> first = quarantined.list(STAFF, new PageRequest(2, null));
        Page<QuarantinedPaymentView> second = quarantined.list(STAFF, new PageRequest(2, first.nextCursor()));

        assertThat(first.items())
                .extracting(QuarantinedPaymentView::subjectId)
                .containsExactlyElementsOf(attempts.subList(0, 2));
        assertThat(second.items()).extracting(QuarantinedPaymentView::subjectId).containsExactly(attempts.get(2));
        assertThat(second.nextCursor()).isNull();
        assertThatThrownBy(() -> quarantined.list(STAFF, new PageRequest(2, "made up")))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }

    @Test
    void aRefundThatFailsForGoodIsParkedAtOnceWithItsReason() {
        OrderView order = paid();
        provider.answerRefunds(new RefundOutcome.Failed("account closed"));
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));

        refundSender.run();

        assertThat(parkedRefund(order)).contains("account closed");
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.CREDIT_OWED);
    }

    @Test
    void aRefundOfAnotherAmountIsParkedAndNotBooked() {
        OrderView order = paid();
        provider.answerRefunds(new RefundOutcome.Succeeded("re_1", 2_249, "EUR"));
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));

        refundSender.run();

        assertThat(parkedRefund(order)).contains("2250 EUR", "2249 EUR");
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.CREDIT_OWED);
    }

    @Test
    void aRefundThatTheProviderHasNotDecidedIsAskedForOnAndOnAndNeverParked() {
        OrderView order = paid();
        provider.answerRefunds(new RefundOutcome.Pending());
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        for (int i = 0; i < 30; i++) {
            refundSender.run();
            letPass(Duration.ofMinutes(2));
        }
        provider.answerRefunds(null);

        refundSender.run();

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    }

    private String parkedRefund(OrderView order) {
        return String.valueOf(jdbc.queryForObject(
                "SELECT work_problem FROM refund WHERE order_id = ? AND work_parked_at IS NOT NULL AND work_due IS NULL",
                String.class,
                order.id()));
    }

    private void notify(PaymentView attempt, long amount, String currency) {
        notifications.receive(new WebhookSender("simulator", NEW_SECRET)
                .send("msg_" + UUID.randomUUID(), clock.now(), """
                        {"type":"charge.captured","data":{"attemptId":"%s","amount":%d,"currency":"%s"}}""".formatted(attempt.id(), amount, currency)));
    }

    private QuarantinedPaymentView only() {
        assertThat(entries()).hasSize(1);
        return entries().get(0);
    }

    private List<QuarantinedPaymentView> entries() {
        return quarantined.list(STAFF, PageRequest.first()).items();
    }

    private List<String> history(OrderView order) {
        return orders.history(STAFF, order.id(), PageRequest.first()).items().stream()
                .map(HistoryEntry::action)
                .toList();
    }
}
