package io.sales.ordering.payment;

import io.sales.api.Answer;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentView;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.order.PaymentRequest;
import io.sales.ordering.payment.PaymentProvider.Charge;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Pays an order: record the attempt, call the provider outside any transaction, record what it says. If this process dies
 * in between, the attempt is due and {@link PaymentFollowUp} goes on with it.
 */
@Service
public class Payments {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final TransactionLog log;
    private final PaymentProvider provider;
    private final PaymentOutcomes outcomes;

    Payments(
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            TransactionLog log,
            PaymentProvider provider,
            PaymentOutcomes outcomes) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.provider = provider;
        this.outcomes = outcomes;
    }

    public Answer<PaymentView> pay(PayOrder command) {
        var request = PaymentRequest.of(command);
        Opened opened = transactions.write(() -> open(request));
        if (opened.earlier() != null) {
            return new Answer<>(opened.earlier(), true);
        }
        var outcome = provider.charge(opened.charge());
        return new Answer<>(outcomes.record(request.orderId(), request.attemptId(), outcome), false);
    }

    private Opened open(PaymentRequest request) {
        Order order = orders.lock(request.orderId(), request.caller());
        var now = clock.now();
        Optional<PaymentAttempt> earlier = order.attempt(request.attemptId());
        if (earlier.isPresent()) {
            return new Opened(replay(earlier.get(), request, now), charge(order, earlier.get(), request));
        }
        PaymentAttempt attempt = order.pay(request, new Act(request.caller(), now));
        log.charge(order, attempt, new Said(State.PENDING, null, now));
        return new Opened(null, charge(order, attempt, request));
    }

    private static PaymentView replay(PaymentAttempt earlier, PaymentRequest request, Instant now) {
        if (!earlier.isFor(request)) {
            throw new SalesException(
                    Slugs.IDEMPOTENCY_KEY_REUSED, "This key was used for another payment. Choose a new one.");
        }
        if (earlier.isInFirstCall(now)) {
            throw new SalesException(Slugs.IN_PROGRESS, "Another copy of this payment is being made.");
        }
        return earlier.view();
    }

    private static Charge charge(Order order, PaymentAttempt attempt, PaymentRequest request) {
        return new Charge(attempt.id(), attempt.amount(), order.currency(), request.token(), order.id());
    }

    /**
     * @param earlier what an earlier copy of the request has come to; null if this is the first
     */
    private record Opened(@Nullable PaymentView earlier, Charge charge) {}
}
