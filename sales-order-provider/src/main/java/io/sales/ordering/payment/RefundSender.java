package io.sales.ordering.payment;

import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.Refund;
import io.sales.ordering.payment.PaymentProvider.RefundOrder;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome.Failed;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome.Pending;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome.Succeeded;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome.Unknown;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.ordering.work.GivenUpException;
import io.sales.ordering.work.UnfinishedException;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Sends booked refunds to the payment provider, each under its own id until it is through. One that the provider refuses for
 * good is parked at once: the money is still owed, and a person has to find another way.
 */
@Service
public class RefundSender {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final TransactionLog log;
    private final PaymentProvider provider;
    private final WorkQueue queue;

    RefundSender(
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            TransactionLog log,
            PaymentProvider provider,
            WorkQueues queues) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.provider = provider;
        this.queue = queues.open("refund", new WorkQueue.Columns("refund", "order_id", "work"));
    }

    public void run() {
        queue.work(this::send);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void send(String refundId) {
        Optional<RefundOrder> refund = transactions.read(() -> open(refundId));
        if (refund.isEmpty()) {
            return;
        }
        RefundOutcome outcome = provider.refund(refund.get());
        if (outcome instanceof Succeeded succeeded) {
            requireSameMoney(refund.get(), succeeded);
            transactions.writing(() -> book(refundId, succeeded));
        } else if (outcome instanceof Pending) {
            transactions.writing(() -> locked(refundId).undecided(clock.now()));
        } else if (outcome instanceof Failed failed) {
            throw new GivenUpException("The payment provider will not refund it: " + failed.reason());
        } else if (outcome instanceof Unknown unknown) {
            throw new UnfinishedException("The payment provider has not refunded it: " + unknown.problem());
        }
    }

    /** A refund of anything but what was booked is not that refund; a person has to look at it. */
    private static void requireSameMoney(RefundOrder ordered, Succeeded succeeded) {
        if (succeeded.amount() != ordered.amount() || !succeeded.currency().equals(ordered.currency())) {
            throw new GivenUpException("%d %s were asked for and %d %s refunded"
                    .formatted(ordered.amount(), ordered.currency(), succeeded.amount(), succeeded.currency()));
        }
    }

    private Optional<RefundOrder> open(String refundId) {
        Order order = orders.find(orders.ofRefund(refundId)).orElseThrow();
        return order.refund(refundId)
                .filter(refund -> !refund.isThrough())
                .map(refund -> new RefundOrder(refundId, refund.attemptId(), refund.amount(), order.currency()));
    }

    private Refund locked(String refundId) {
        return orders.lock(orders.ofRefund(refundId))
                .orElseThrow()
                .refund(refundId)
                .orElseThrow();
    }

    private void book(String refundId, Succeeded succeeded) {
        Order order = orders.lock(orders.ofRefund(refundId)).orElseThrow();
        Refund refund = order.refund(refundId).orElseThrow();
        if (!refund.isThrough()) {
            var now = clock.now();
            log.refund(order, refund, new Said(State.SUCCESS, succeeded.reference(), now));
            order.refunded(refund, Act.bySystem(now));
        }
    }
}
