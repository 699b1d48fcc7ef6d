package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.Money;
import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.FaultyServer.Fault;
import io.sales.ordering.payment.PaymentProvider.Charge;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Declined;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.NotFound;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Pending;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Unknown;
import io.sales.ordering.payment.PaymentProvider.RefundOrder;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.notification.Notice;
import io.sales.ordering.payment.notification.NotificationFormat;
import io.sales.testing.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What every adapter to a payment provider has to do; a new one extends this class. */
public abstract class PaymentProviderContract {

    /** The longest that any call may take: within it, the customer's request is still waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract FaultyServer server();

    protected abstract PaymentProvider provider();

    protected abstract NotificationFormat format();

    /** The token of a means of payment that turns out like this. */
    protected abstract String token(Wish wish);

    /** What the provider would send by itself about a charge that was captured, signed at that time. */
    protected abstract PaymentNotification captureNotified(String attemptId, Money money, Instant at);

    /** How a charge is to turn out. */
    protected enum Wish {
        CAPTURED,
        DECLINED,
        /** Undecided until it is called off. */
        UNDECIDED
    }

    @AfterEach
    void stop() {
        server().close();
    }

    @Test
    void aChargeIsCapturedOnceHoweverOftenItIsSent() {
        var captured = (Captured) settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));

        assertThat(captured.amount()).isEqualTo(1_250);
        assertThat(captured.currency()).isEqualTo("EUR");
        assertThat(captured.reference()).isNotBlank();
        assertThat(settled("a1", provider().charge(charge("a1", Wish.CAPTURED))))
                .isEqualTo(captured);
        assertThat(provider().lookUp("a1")).isEqualTo(captured);
        assertThat(server().captured("a1")).isEqualTo(1_250);
    }

    /** Neither every currency has cents, nor is every amount one that a fraction can hold. */
    @Test
    void anAmountIsTheSameOnBothSidesInEveryCurrency() {
        for (Money money : List.of(
                new Money(1, "EUR"),
                new Money(1_250, "JPY"),
                new Money(1_999, "BHD"),
                new Money(99_999_999_999L, "EUR"))) {
            String id = "a-" + money.amount() + money.currency();
            String token = token(Wish.CAPTURED);
            var charge = new Charge(id, money.amount(), money.currency(), token, "ord_1");

            var captured = (Captured) settled(id, provider().charge(charge));

            assertThat(new Money(captured.amount(), captured.currency())).isEqualTo(money);
            assertThat(server().captured(id)).isEqualTo(money.amount());
        }
    }

    @Test
    void aRefusalIsARefusalEachTime() {
        assertThat(settled("a1", provider().charge(charge("a1", Wish.DECLINED))))
                .isInstanceOf(Declined.class);
        assertThat(settled("a1", provider().charge(charge("a1", Wish.DECLINED))))
                .isInstanceOf(Declined.class);
        assertThat(server().captured("a1")).isZero();
    }

    @Test
    void whatNeverArrivedIsNotFound() {
        assertThat(provider().lookUp("a1")).isEqualTo(new NotFound());
    }

    @Test
    void whatIsCalledOffInTimeIsNeverCharged() {
        assertThat(provider().charge(charge("a1", Wish.UNDECIDED))).isEqualTo(new Pending());
        assertThat(provider().lookUp("a1")).isEqualTo(new Pending());

        assertThat(cancelled("a1")).isEqualTo(new Cancelled());

        assertThat(settled("a1", provider().charge(charge("a1", Wish.UNDECIDED))))
                .isEqualTo(new Cancelled());
        assertThat(server().captured("a1")).isZero();
    }

    @Test
    void whatIsCalledOffBeforeItArrivesIsNeverCharged() {
        assertThat(cancelled("a1")).isEqualTo(new Cancelled());

        assertThat(settled("a1", provider().charge(charge("a1", Wish.CAPTURED))))
                .isEqualTo(new Cancelled());
        assertThat(server().captured("a1")).isZero();
    }

    @Test
    void callingOffTooLateChangesNothingAndSaysSo() {
        settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));
        settled("a2", provider().charge(charge("a2", Wish.DECLINED)));

        assertThat(cancelled("a1")).isInstanceOf(Captured.class);
        assertThat(cancelled("a2")).isInstanceOf(Declined.class);
        assertThat(server().captured("a1")).isEqualTo(1_250);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "STALLED"})
    void aChargeWhoseAnswerIsLostIsFoundAndNotMadeTwice(Fault fault) {
        server().fail(fault);
        assertThat(inTime(() -> provider().charge(charge("a1", Wish.CAPTURED)))).isInstanceOf(Unknown.class);
        server().fail(Fault.NONE);

        assertThat(settled("a1", provider().lookUp("a1"))).isInstanceOf(Captured.class);
        assertThat(settled("a1", provider().charge(charge("a1", Wish.CAPTURED))))
                .isInstanceOf(Captured.class);
        assertThat(server().captured("a1")).isEqualTo(1_250);
    }

    @Test
    void aChargeThatIsLostIsNotFoundAndMadeWhenItIsSentAgain() {
        server().fail(Fault.REQUEST_LOST);
        assertThat(inTime(() -> provider().charge(charge("a1", Wish.CAPTURED)))).isInstanceOf(Unknown.class);
        server().fail(Fault.NONE);

        assertThat(provider().lookUp("a1")).isEqualTo(new NotFound());
        assertThat(settled("a1", provider().charge(charge("a1", Wish.CAPTURED))))
                .isInstanceOf(Captured.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noAnswerAndNoSenseInItAreNoOutcome(Fault fault) throws Exception {
        settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));
        server().fail(fault);
        List<Supplier<Object>> calls = List.of(
                () -> provider().lookUp("a1"),
                () -> provider().cancel("a1"),
                () -> provider().charge(charge("a2", Wish.CAPTURED)),
                () -> provider().refund(new RefundOrder("r1", "a1", 50, "EUR")));

        // All at once, as some are given up only when the time for an answer is over.
        List<Object> outcomes = Crowd.rush(calls.size(), call -> () -> inTime(calls.get(call)));

        assertThat(outcomes.subList(0, 3)).hasOnlyElementsOfType(Unknown.class);
        assertThat(outcomes.get(3)).isInstanceOf(RefundOutcome.Unknown.class);
    }

    @Test
    void copiesThatArriveTogetherChargeOnce() throws Exception {
        Callable<ChargeOutcome> copy = () -> settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));
        var threads = Executors.newFixedThreadPool(8);
        var outcomes = new ArrayList<ChargeOutcome>();
        try {
            for (var outcome : threads.invokeAll(Collections.nCopies(8, copy))) {
                outcomes.add(outcome.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(outcomes).containsOnly(provider().lookUp("a1")).hasOnlyElementsOfType(Captured.class);
        assertThat(server().captured("a1")).isEqualTo(1_250);
    }

    @Test
    void aRefundIsMadeOnceHoweverOftenItIsSent() {
        settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));
        var order = new RefundOrder("r1", "a1", 50, "EUR");

        var first = (RefundOutcome.Succeeded) refunded(order);

        assertThat(first.amount()).isEqualTo(50);
        assertThat(first.currency()).isEqualTo("EUR");
        assertThat(refunded(order)).isEqualTo(first);
        assertThat(server().refunded("r1")).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "STALLED", "REQUEST_LOST"})
    void aRefundWithoutAnAnswerIsSentAgain(Fault fault) {
        settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));
        var order = new RefundOrder("r1", "a1", 50, "EUR");
        server().fail(fault);
        assertThat(inTime(() -> provider().refund(order))).isInstanceOf(RefundOutcome.Unknown.class);
        server().fail(Fault.NONE);

        assertThat(refunded(order)).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(server().refunded("r1")).isEqualTo(50);
    }

    @Test
    void aRefundOfMoreThanThereIsFailsForGood() {
        settled("a1", provider().charge(charge("a1", Wish.CAPTURED)));

        assertThat(refunded(new RefundOrder("r1", "a1", 1_251, "EUR"))).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(server().refunded("r1")).isZero();
    }

    @Test
    void nothingIsAskedWithinATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            for (Supplier<?> call : List.<Supplier<?>>of(
                    () -> provider().charge(charge("a1", Wish.CAPTURED)),
                    () -> provider().lookUp("a1"),
                    () -> provider().cancel("a1"),
                    () -> provider().refund(new RefundOrder("r1", "a1", 50, "EUR")))) {
                assertThatThrownBy(call::get).isInstanceOf(IllegalStateException.class);
            }
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(server().captured("a1")).isZero();
    }

    @Test
    void theTokenIsNotToldToWhoeverPrintsACharge() {
        assertThat(charge("a1", Wish.CAPTURED)).asString().doesNotContain(token(Wish.CAPTURED));
    }

    @Test
    void itsOwnNotificationIsUnderstoodInOurUnits() {
        Notice notice = format().open(captureNotified("a1", new Money(1_250, "EUR"), NOW), () -> NOW);

        assertThat(notice.id()).isNotBlank();
        assertThat(notice.claim()).isEqualTo(new Notice.Claim(Kind.CHARGE, "a1", new Money(1_250, "EUR")));
        assertThat(format().provider()).isEqualTo(provider().name());
    }

    @Test
    void aNotificationThatWasTamperedWithOrIsOldIsRefused() {
        PaymentNotification genuine = captureNotified("a1", new Money(1_250, "EUR"), NOW);
        byte[] tampered = genuine.body().clone();
        tampered[tampered.length - 1] ^= 1;

        refuse(new PaymentNotification(genuine.provider(), genuine.headers(), tampered), NOW);
        refuse(new PaymentNotification(genuine.provider(), List.of(), genuine.body()), NOW);
        refuse(genuine, NOW.plusSeconds(301));
        refuse(genuine, NOW.minusSeconds(301));
    }

    private void refuse(PaymentNotification notification, Instant now) {
        assertThatThrownBy(() -> format().open(notification, () -> now))
                .hasFieldOrPropertyWithValue("slug", Slugs.BAD_SIGNATURE);
    }

    private Charge charge(String id, Wish wish) {
        return new Charge(id, 1_250, "EUR", token(wish), "ord_1");
    }

    /** Asks until it is decided: some providers say at once what becomes of a charge, some do not. */
    private ChargeOutcome settled(String id, ChargeOutcome first) {
        return first instanceof Pending
                ? await().atMost(SETTLED).until(() -> provider().lookUp(id), outcome -> !(outcome instanceof Pending))
                : first;
    }

    private ChargeOutcome cancelled(String id) {
        return await().atMost(SETTLED).until(() -> provider().cancel(id), outcome -> !(outcome instanceof Pending));
    }

    private RefundOutcome refunded(RefundOrder order) {
        return await().atMost(SETTLED)
                .until(() -> provider().refund(order), outcome -> !(outcome instanceof RefundOutcome.Pending));
    }

    private static <T> T inTime(Supplier<T> call) {
        long start = System.nanoTime();
        T outcome = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        return outcome;
    }
}
