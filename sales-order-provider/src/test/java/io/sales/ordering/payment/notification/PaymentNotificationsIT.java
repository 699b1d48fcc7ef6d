package io.sales.ordering.payment.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.PaymentQuestions;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.PaymentSubjects;
import io.sales.ordering.payment.Quarantine;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a payment provider says by itself: believed only with a signature, and even then only enough to go and ask. */
@ExtendWith(OutputCaptureExtension.class)
class PaymentNotificationsIT extends OrderProviderSuite {

    private static final WebhookSender SIMULATOR = new WebhookSender("simulator", NEW_SECRET);

    @Autowired
    private PaymentNotificationService notifications;

    @Autowired
    private PaymentNotifications verifying;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ReceivedNotifications received;

    @Autowired
    private PaymentSubjects subjects;

    @Autowired
    private PaymentQuestions questions;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private NotificationMetrics metrics;

    @Autowired
    private MeterRegistry registry;

    @Test
    void aCaptureIsKnownAtOnceBecauseTheProviderIsAskedAtOnce() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));
        paymentFollowUp.run();
        assertThat(reread(order).status())
                .as("without a notification nobody asks yet")
                .isEqualTo(OrderStatus.AWAITING_PAYMENT);

        notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        assertThat(reread(order).status()).as("notified only").isEqualTo(OrderStatus.AWAITING_PAYMENT);
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    /** No input marks an order paid but the provider's own answer. */
    @Test
    void aNotificationThatTheProviderDoesNotConfirmPaysNothing() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");

        notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(reread(order).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        assertThat(provider.questions()).isPositive();
    }

    @Test
    void aChargeThatWasGivenUpIsAskedAboutAgain() {
        OrderView order = placed();
        provider.goAway(true);
        PaymentView attempt = pay(order, "tok_ok");
        jdbc.update(
                "UPDATE payment_attempt SET work_due = NULL, work_tries = 14, work_parked_at = CURRENT_TIMESTAMP WHERE id = ?",
                attempt.id());
        provider.goAway(false);
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));

        notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        paymentFollowUp.run();

        assertThat(reread(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {NEW_SECRET, OLD_SECRET})
    void eitherSecretIsGoodWhileOneReplacesTheOther(String secret) {
        PaymentView attempt = pay(placed(), "tok_never");

        notifications.receive(new WebhookSender("simulator", secret)
                .send("msg_1", clock.now(), capturedBody(attempt.id(), 2_250, "EUR")));

        assertThat(isDue(attempt)).isTrue();
    }

    static Stream<String> forgeries() {
        return Stream.of(
                "no headers",
                "tampered body",
                "tampered id",
                "wrong secret",
                "stale",
                "from the future",
                "other provider's name");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void whatIsNotSignedAsItShouldBeIsRefusedAndChangesNothing(String forgery) {
        PaymentView attempt = pay(placed(), "tok_never");
        var before = everything();

        assertThatThrownBy(() -> notifications.receive(forged(forgery, attempt)))
                .hasFieldOrPropertyWithValue(
                        "slug", forgery.equals("other provider's name") ? Slugs.NOT_FOUND : Slugs.BAD_SIGNATURE);

        assertThat(everything()).isEqualTo(before);
    }

    /** The control: where nothing is verified, each forgery shows in what the test above compares. */
    @ParameterizedTest
    @MethodSource("forgeries")
    void withoutVerificationTheSameForgeriesWouldShow(String forgery) {
        PaymentView attempt = pay(placed(), "tok_never");
        var before = everything();

        trusting(attempt).receive(forged(forgery, attempt));

        assertThat(everything()).isNotEqualTo(before);
        assertThat(isDue(attempt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"charge.captured\"}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\"}}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\",\"amount\":\"2250\",\"currency\":\"EUR\"}}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\",\"amount\":22.5,\"currency\":\"EUR\"}}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\",\"amount\":99999999999999999999,\"currency\":\"EUR\"}}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\",\"amount\":2250,\"currency\":\"euro\"}}",
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"%s\",\"attemptId\":\"x\",\"amount\":1,\"currency\":\"EUR\"}}",
                "{\"type\":\"charge.declined\",\"data\":{\"attemptId\":\"a b\"}}"
            })
    void whatIsSignedAndCannotBeReadIsRefusedAndChangesNothing(String body) {
        PaymentView attempt = pay(placed(), "tok_never");
        var before = everything();

        assertThatThrownBy(
                        () -> notifications.receive(SIMULATOR.send("msg_1", clock.now(), body.formatted(attempt.id()))))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> notifications.receive(SIMULATOR.send("msg_1", clock.now(), " ".repeat(262_145))))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM payment_notification", Integer.class))
                .isZero();
    }

    @Test
    void whatIsAboutSomethingElseIsTakenInAndLeftAtThat() {
        PaymentView attempt = pay(placed(), "tok_never");

        notifications.receive(SIMULATOR.send("msg_1", clock.now(), "{\"type\":\"payout.created\",\"data\":{}}"));

        assertThat(isDue(attempt)).isFalse();
    }

    @Test
    void copiesThatArriveTogetherCostOneQuestion() throws Exception {
        PaymentView attempt = pay(placed(), "tok_never");
        PaymentNotification notification = captured(attempt.id(), 2_250, "EUR");
        double accepted = counted("accepted");
        double duplicates = counted("duplicate");
        Callable<Boolean> copy = () -> {
            notifications.receive(notification);
            return true;
        };
        var threads = Executors.newFixedThreadPool(10);
        try {
            for (var done : threads.invokeAll(Collections.nCopies(10, copy))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(counted("accepted") - accepted).isEqualTo(1);
        assertThat(counted("duplicate") - duplicates).isEqualTo(9);
        paymentFollowUp.run();
        int asked = provider.questions();
        notifications.receive(notification);
        paymentFollowUp.run();
        assertThat(provider.questions()).as("a copy asks nothing").isEqualTo(asked);
    }

    /** The control: it is the id that makes them copies. */
    @Test
    void withIdsOfTheirOwnTheyAreAllAccepted() {
        PaymentView attempt = pay(placed(), "tok_never");
        double accepted = counted("accepted");

        for (int i = 0; i < 10; i++) {
            notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        }

        assertThat(counted("accepted") - accepted).isEqualTo(10);
    }

    @Test
    void theirOrderDoesNotMatter() {
        OrderView order = placed();
        PaymentView attempt = pay(order, "tok_never");
        provider.decide(attempt.id(), new Captured("ch_1", 2_250, "EUR"));
        notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        paymentFollowUp.run();
        OrderView confirmed = reread(order);

        notifications.receive(SIMULATOR.send("msg_0", clock.now(), """
                {"type":"charge.cancelled","data":{"attemptId":"%s"}}""".formatted(attempt.id())));
        notifications.receive(captured(attempt.id(), 2_250, "EUR"));
        paymentFollowUp.run();

        assertThat(reread(order)).isEqualTo(confirmed);
        assertThat(isDue(attempt)).isFalse();
        assertThat(provider.charged()).isEqualTo(2_250);
    }

    @Test
    void aRefundIsAskedAboutAtOnceToo() {
        OrderView order = paid();
        provider.answerRefunds(new RefundOutcome.Pending());
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        refundSender.run();
        String refund = reread(order).refunds().get(0).id();
        provider.answerRefunds(null);
        refundSender.run();
        assertThat(reread(order).refunds().get(0).status()).isEqualTo(RefundView.Status.PENDING);

        notifications.receive(SIMULATOR.send("msg_1", clock.now(), """
                {"type":"refund.succeeded","data":{"refundId":"%s","amount":2250,"currency":"EUR"}}""".formatted(refund)));
        refundSender.run();

        assertThat(reread(order).refunds().get(0).status()).isEqualTo(RefundView.Status.SUCCEEDED);
    }

    @Test
    void whatIsNotOursIsTakenInCountedAndSaidOnce(CapturedOutput output) {
        String stranger = "pay_" + UUID.randomUUID();
        double before = counted("unknown");

        notifications.receive(captured(stranger, 1, "EUR"));
        notifications.receive(captured(stranger, 1, "EUR"));

        assertThat(counted("unknown") - before).isEqualTo(2);
        assertThat(output.getOut().lines().filter(line -> line.contains(stranger)))
                .hasSize(1);
    }

    @Test
    void idsAreForgottenAfterAWeekAndNotBefore() {
        notifications.receive(captured("pay_unknown", 1, "EUR"));
        letPass(Duration.ofDays(6));
        notifications.receive(captured("pay_unknown", 1, "EUR"));
        letPass(Duration.ofDays(2));

        verifying.forgetOld();

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM payment_notification", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void noSecretReachesTheLog(CapturedOutput output) {
        PaymentView attempt = pay(placed(), "tok_never");
        notifications.receive(captured(attempt.id(), 9_999, "EUR"));
        assertThatThrownBy(() -> notifications.receive(forged("tampered body", attempt)))
                .hasMessageNotContaining(NEW_SECRET);

        assertThat(output.getAll()).doesNotContain(NEW_SECRET.substring(6), OLD_SECRET.substring(6));
    }

    private PaymentNotification captured(String attempt, long amount, String currency) {
        return SIMULATOR.send("msg_" + UUID.randomUUID(), clock.now(), capturedBody(attempt, amount, currency));
    }

    private static String capturedBody(String attempt, long amount, String currency) {
        return """
                {"type":"charge.captured","timestamp":"2026-03-01T12:00:00Z",
                 "data":{"id":"ch_1","attemptId":"%s","status":"captured","amount":%d,"currency":"%s"}}""".formatted(attempt, amount, currency);
    }

    private PaymentNotification forged(String forgery, PaymentView attempt) {
        String body = capturedBody(attempt.id(), 2_250, "EUR");
        Instant now = clock.now();
        PaymentNotification genuine = SIMULATOR.send("msg_1", now, body);
        return switch (forgery) {
            case "no headers" -> new PaymentNotification("simulator", List.of(), body.getBytes(UTF_8));
            case "tampered body" ->
                new PaymentNotification("simulator", genuine.headers(), (body + " ").getBytes(UTF_8));
            case "tampered id" -> {
                genuine.headers().set(0, new PaymentNotification.Header("webhook-id", "msg_2"));
                yield genuine;
            }
            case "wrong secret" ->
                new WebhookSender("simulator", "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBlbnRpcmVseQ==")
                        .send("msg_1", now, body);
            case "stale" -> SIMULATOR.send("msg_1", now.minus(Duration.ofSeconds(302)), body);
            case "from the future" -> SIMULATOR.send("msg_1", now.plus(Duration.ofSeconds(310)), body);
            default -> new PaymentNotification("somebody", genuine.headers(), genuine.body());
        };
    }

    /** The same, but for formats that believe everything. */
    private PaymentNotifications trusting(PaymentView attempt) {
        var claim = new Notice.Claim(Kind.CHARGE, attempt.id(), attempt.amount());
        var formats = new StaticListableBeanFactory();
        Stream.of("simulator", "somebody")
                .forEach(name -> formats.addBean(name, new Unverified(name, new Notice("msg_1", claim))));
        return new PaymentNotifications(
                formats.getBeanProvider(NotificationFormat.class),
                transactions,
                clock,
                received,
                subjects,
                questions,
                quarantine,
                metrics);
    }

    private boolean isDue(PaymentView attempt) {
        return jdbc.queryForList("SELECT id FROM payment_attempt WHERE work_due <= ?", String.class, at(clock.now()))
                .contains(attempt.id());
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private double counted(String outcome) {
        return registry.counter(NotificationMetrics.COUNTER, "provider", "simulator", "outcome", outcome)
                .count();
    }

    private record Unverified(String provider, Notice notice) implements NotificationFormat {

        @Override
        public Notice open(PaymentNotification notification, Supplier<Instant> now) {
            return notice;
        }
    }
}
