package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sales.api.Money;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.order.Orders;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.notification.WebhookSender;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Moment;
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
    private OperationService operations;

    @Autowired
    private PaymentNotificationService notifications;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private Orders rows;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TransactionLog transactionLog;

    @Autowired
    private Quarantine quarantine;

    @Test
    void aFirstAnswerWithAnotherAmountIsKeptApart() {
        OrderView order = placed();

        PaymentView payment = pay(order, "tok_cent_short");

        assertThat(payment.status()).isEqualTo(PaymentView.Status.PENDING);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        QuarantinedPayment entry = only();
        assertThat(entry.kind()).isEqualTo(PaymentSubject.Kind.CHARGE);
        assertThat(entry.subjectId()).isEqualTo(payment.id());
        assertThat(entry.orderId()).isEqualTo(order.id());
        assertThat(entry.provider()).isEqualTo("fake");
        assertThat(entry.source()).isEqualTo(QuarantinedPayment.Source.ANSWER);
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

        isKeptApart(order, new Money(amount, currency));
    }

    /** The control: nothing but the comparison keeps such a capture from paying the order. */
    @ParameterizedTest
    @CsvSource({"2249, EUR", "0, EUR", "2250, USD"})
    void withoutTheComparisonOtherFiguresWouldPayTheOrder(long amount, String currency) {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        var captured = new Captured("ch_1", amount, currency);
        var uncompared = new PaymentOutcomes(rows, transactions, clock, transactionLog, provider, quarantine) {

            @Override
            boolean isWhatWasAskedFor(Money asked, Money taken) {
                return true;
            }
        };

        uncompared.record(order.id(), attempt.id(), captured);

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThatThrownBy(() -> isKeptApart(order, new Money(amount, currency)))
                .isInstanceOf(AssertionError.class);
    }

    private void isKeptApart(OrderView order, Money found) {
        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        assertThat(only().found()).isEqualTo(found);
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
        QuarantinedPayment entry = only();
        assertThat(entry.provider()).isEqualTo("simulator");
        assertThat(entry.source()).isEqualTo(QuarantinedPayment.Source.NOTIFICATION);
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

        retry(only());
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

        retry(only());
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

        retry(only());
        workInBackground();

        assertThat(reread(order).cancelReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(inventory.available("A")).isEqualTo(100);
    }

    @Test
    void dismissingEndsTheAttemptUnpaidAndTheCustomerMayPayAnew() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_cent_short");
        assertThatThrownBy(() -> pay(order, "tok_ok")).hasFieldOrPropertyWithValue("slug", Slugs.PAYMENT_PENDING);

        dismiss(only());

        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.FAILED);
        assertThat(entries()).isEmpty();
        assertThat(pay(order, "tok_ok").status()).isEqualTo(PaymentView.Status.SUCCEEDED);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(dismissals(order)).containsExactly("cus_staff PAYMENT_DISMISSED " + attempt.id());
    }

    /** The figures came in twice, and each is dismissed by itself: the second finds no attempt that it would end. */
    @Test
    void everyDismissalIsInTheHistoryWithWhoDidIt() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_cent_short");
        notify(attempt, 1, "USD");

        entries().forEach(this::dismiss);

        assertThat(dismissals(order))
                .containsExactlyInAnyOrder(
                        "cus_staff PAYMENT_DISMISSED " + attempt.id(), "cus_staff DISMISSED " + attempt.id());
    }

    /** What changes nothing about an order does not change who is named to inventory either. */
    @Test
    void whoDismissesANotificationHasNotMovedTheStock() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        notify(attempt, 1, "EUR");
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));

        dismiss(only());

        assertThat(rows.lastActors(List.of(order.id()))).containsExactly(entry(order.id(), ANN.id()));
    }

    @Test
    void tryingANotificationAgainAsksTheProviderAtOnce() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        notify(attempt, 1, "EUR");
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));

        retry(only());
        paymentFollowUp.run();

        assertThat(entries()).isEmpty();
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void dismissingANotificationLeavesTheAttemptToBeAskedAbout() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        notify(attempt, 1, "EUR");

        dismiss(only());

        assertThat(entries()).isEmpty();
        assertThat(dismissals(order)).containsExactly("cus_staff DISMISSED " + attempt.id());
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
    void onlyStaffDecidesAndOnlyOnce() {
        pay(placed(), "tok_cent_short");
        QuarantinedPayment entry = only();

        refused(Slugs.FORBIDDEN, () -> operations.retry(ANN, operationId(entry)));
        refused(Slugs.FORBIDDEN, () -> operations.dismiss(ANN, operationId(entry)));
        dismiss(entry);
        refused(Slugs.NOT_FOUND, () -> dismiss(entry));
        refused(Slugs.NOT_FOUND, () -> retry(entry));
    }

    @Test
    void staffFindsItAmongTheOperationsWithItsFigures() {
        PaymentView attempt = pay(placed(), "tok_cent_short");
        notify(attempt, 1, "USD");

        List<OperationView> shown = operations(OperationStatus.PARKED);

        assertThat(shown)
                .extracting(OperationView::id)
                .containsExactlyElementsOf(
                        entries().stream().map(QuarantineIT::operationId).toList());
        assertThat(shown.get(0).why())
                .isEqualTo("2250 EUR were asked for, and fake tells of 2249 EUR (minor units) when it is asked.");
        assertThat(shown.get(1).why())
                .startsWith("2250 EUR were asked for, and simulator tells of 1 USD (minor units) by itself: {\"type\"")
                .contains(attempt.id());
        assertThat(shown.get(0).nextTryAt()).isNull();
        assertThat(operations(OperationStatus.WAITING)).isEmpty();
    }

    @Test
    void whatIsTriedAgainIsOnItsWay() {
        pay(placed(), "tok_cent_short");

        OperationView retried = operations.retry(STAFF, operationId(only()));

        assertThat(retried.status()).isEqualTo(OperationStatus.WAITING);
        assertThat(retried.nextTryAt()).isEqualTo(retried.since());
    }

    @Test
    void nothingElseCanBeDismissed() {
        OrderView order = paid();
        provider.answerRefunds(new RefundOutcome.Failed("account closed"));
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        refundSender.run();

        String refund = "refund." + reread(order).refunds().get(0).id();

        refused(Slugs.ILLEGAL_TRANSITION, () -> operations.dismiss(STAFF, refund));
    }

    @Test
    void theListComesInPagesOldestFirst() {
        List<String> attempts = List.of(
                pay(placed(), "tok_cent_short").id(),
                pay(placed(), "tok_cent_short").id(),
                pay(placed(), "tok_cent_short").id());

        List<QuarantinedPayment> first = quarantined.page(Moment.START, 2);
        QuarantinedPayment last = first.get(1);
        List<QuarantinedPayment> second = quarantined.page(new Moment(last.since(), last.id()), 2);

        assertThat(first).extracting(QuarantinedPayment::subjectId).containsExactlyElementsOf(attempts.subList(0, 2));
        assertThat(second).extracting(QuarantinedPayment::subjectId).containsExactly(attempts.get(2));
        assertThat(quarantined.count()).isEqualTo(3);
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

    private QuarantinedPayment only() {
        assertThat(entries()).hasSize(1);
        return entries().get(0);
    }

    private List<QuarantinedPayment> entries() {
        return quarantined.page(Moment.START, 100);
    }

    private List<OperationView> operations(OperationStatus status) {
        return operations
                .operations(new SearchOperations(STAFF, status, QuarantinedPayments.KIND, PageRequest.first()))
                .items();
    }

    private void retry(QuarantinedPayment entry) {
        operations.retry(STAFF, operationId(entry));
    }

    private void dismiss(QuarantinedPayment entry) {
        operations.dismiss(STAFF, operationId(entry));
    }

    private static String operationId(QuarantinedPayment entry) {
        return QuarantinedPayments.KIND + "." + entry.id();
    }

    private List<String> dismissals(OrderView order) {
        return orders.history(STAFF, order.id(), PageRequest.first()).items().stream()
                .filter(entry -> entry.action().endsWith("DISMISSED"))
                .map(entry -> "%s %s %s".formatted(entry.actor(), entry.action(), entry.detail()))
                .toList();
    }

    private List<String> history(OrderView order) {
        return orders.history(STAFF, order.id(), PageRequest.first()).items().stream()
                .map(HistoryEntry::action)
                .toList();
    }
}
