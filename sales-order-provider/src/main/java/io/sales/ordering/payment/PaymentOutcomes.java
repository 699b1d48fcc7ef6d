package io.sales.ordering.payment;

import io.sales.api.Money;
import io.sales.api.order.PaymentView;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.order.SuspendedAttempt;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Declined;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Pending;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Books what the payment provider says about an attempt: once, whoever hears it first and however often it is heard. */
@Service
class PaymentOutcomes {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final TransactionLog log;
    private final PaymentProvider provider;
    private final Quarantine quarantine;

    PaymentOutcomes(
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            TransactionLog log,
            PaymentProvider provider,
            Quarantine quarantine) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.provider = provider;
        this.quarantine = quarantine;
    }

    /**
     * @return the attempt as it is now
     */
    PaymentView record(String orderId, String attemptId, ChargeOutcome outcome) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            PaymentAttempt attempt = order.attempt(attemptId).orElseThrow();
            if (attempt.isOpen()) {
                book(order, attempt, outcome);
            }
            return attempt.view();
        });
    }

    private void book(Order order, PaymentAttempt attempt, ChargeOutcome outcome) {
        Instant now = clock.now();
        var act = Act.bySystem(now);
        if (outcome instanceof Captured captured) {
            bookCapture(order, attempt, captured, act);
        } else if (outcome instanceof Declined) {
            log.charge(order, attempt, new Said(State.FAILURE, null, now));
            order.declined(attempt, act);
        } else if (outcome instanceof Cancelled) {
            log.charge(order, attempt, new Said(State.FAILURE, null, now));
            order.calledOff(attempt, act);
        } else if (outcome instanceof Pending) {
            attempt.undecided(now);
        } else {
            attempt.pending(now);
        }
    }

    /** A capture of anything but what was asked for is nobody's payment; a person has to look at it. */
    private void bookCapture(Order order, PaymentAttempt attempt, Captured captured, Act act) {
        var asked = new Money(attempt.amount(), order.currency());
        var taken = new Money(captured.amount(), captured.currency());
        if (isWhatWasAskedFor(asked, taken)) {
            log.charge(order, attempt, new Said(State.SUCCESS, captured.reference(), act.at()));
            order.captured(attempt, act);
        } else {
            var subject = new PaymentSubject(PaymentSubject.Kind.CHARGE, attempt.id(), order.id(), asked);
            quarantine.answered(provider.name(), subject, taken, act.at());
            new SuspendedAttempt(order, attempt).suspend(act);
        }
    }

    /** A seam for the test that shows what would happen without it. */
    boolean isWhatWasAskedFor(Money asked, Money taken) {
        return taken.equals(asked);
    }
}
