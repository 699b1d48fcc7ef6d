package io.sales.ordering.payment;

import io.sales.api.order.PaymentView;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.payment.PaymentProvider.Charge;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.NotFound;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Unknown;
import io.sales.ordering.work.UnfinishedException;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Asks the provider about an attempt without an outcome, then books what it says. While the order may still be paid, a
 * charge that never arrived is sent again under the same id; once it may not, the charge is called off, after which the
 * provider refuses it for good.
 */
@Service
class PaymentInquiry {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final PaymentProvider provider;
    private final PaymentOutcomes outcomes;

    PaymentInquiry(
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            PaymentProvider provider,
            PaymentOutcomes outcomes) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.provider = provider;
        this.outcomes = outcomes;
    }

    /**
     * @return whether asking again may tell more; not once there is an outcome, or a person has to look at it
     * @throws UnfinishedException if the provider gave no answer
     */
    boolean ask(String attemptId) {
        Optional<Question> question = transactions.read(() -> question(attemptId));
        if (question.isEmpty()) {
            return false;
        }
        ChargeOutcome outcome = answer(question.get());
        PaymentView attempt = outcomes.record(question.get().charge().reference(), attemptId, outcome);
        if (attempt.status() != PaymentView.Status.PENDING || outcome instanceof Captured) {
            return false;
        }
        if (outcome instanceof Unknown unknown) {
            throw new UnfinishedException("The payment provider told no outcome: " + unknown.problem());
        }
        return true;
    }

    private Optional<Question> question(String attemptId) {
        Order order = orders.find(orders.ofAttempt(attemptId)).orElseThrow();
        PaymentAttempt attempt = order.attempt(attemptId).orElseThrow();
        if (!attempt.isOpen()) {
            return Optional.empty();
        }
        String token = Objects.requireNonNull(attempt.token());
        var charge = new Charge(attemptId, attempt.amount(), order.currency(), token, order.id());
        return Optional.of(new Question(charge, order.mayBePaid(clock.now())));
    }

    private ChargeOutcome answer(Question question) {
        if (!question.stillWanted()) {
            return provider.cancel(question.charge().attemptId());
        }
        ChargeOutcome known = provider.lookUp(question.charge().attemptId());
        return known instanceof NotFound ? provider.charge(question.charge()) : known;
    }

    /**
     * @param stillWanted whether the order would still be confirmed by the charge
     */
    private record Question(Charge charge, boolean stillWanted) {}
}
