package io.sales.ordering.payment;

import io.sales.api.order.PaymentView;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.payment.PaymentProvider.Charge;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.NotFound;
import io.sales.ordering.work.UnfinishedException;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Finds out what became of attempts whose outcome is unknown. While the order may still be paid the provider is asked, and
 * a charge that never arrived is sent again under the same id; once it may not, the charge is called off, after which the
 * provider refuses it for good.
 */
@Service
public class PaymentFollowUp {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final PaymentProvider provider;
    private final PaymentOutcomes outcomes;
    private final WorkQueue queue;

    PaymentFollowUp(
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            PaymentProvider provider,
            PaymentOutcomes outcomes,
            WorkQueues queues) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.provider = provider;
        this.outcomes = outcomes;
        this.queue = queues.open("payment", new WorkQueue.Columns("payment_attempt", "order_id", "work"));
    }

    public void run() {
        queue.work(this::followUp);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void followUp(String attemptId) {
        Optional<Question> question = transactions.read(() -> question(attemptId));
        if (question.isEmpty()) {
            return;
        }
        ChargeOutcome outcome = ask(question.get());
        PaymentView attempt = outcomes.record(question.get().charge().reference(), attemptId, outcome);
        if (attempt.status() == PaymentView.Status.PENDING && outcome instanceof ChargeOutcome.Unknown unknown) {
            throw new UnfinishedException("The payment provider told no outcome: " + unknown.problem());
        }
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

    private ChargeOutcome ask(Question question) {
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
