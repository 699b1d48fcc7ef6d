package io.sales.ordering.payment;

import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.Refund;
import io.sales.ordering.payment.PaymentProvider.RefundOrder;
import io.sales.ordering.payment.PaymentProvider.RefundOutcome;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.ordering.work.UnfinishedException;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sends booked refunds to the payment provider, each under its own id until it is through. */
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
        if (outcome instanceof RefundOutcome.Succeeded succeeded) {
            transactions.writing(() -> book(refundId, succeeded));
        } else if (outcome instanceof RefundOutcome.Open open) {
            throw new UnfinishedException("The payment provider has not refunded it: " + open.problem());
        }
    }

    private Optional<RefundOrder> open(String refundId) {
        Order order = orders.find(orders.ofRefund(refundId)).orElseThrow();
        return order.refund(refundId)
                .filter(refund -> !refund.isThrough())
                .map(refund -> new RefundOrder(refundId, refund.attemptId(), refund.amount(), order.currency()));
    }

    private void book(String refundId, RefundOutcome.Succeeded succeeded) {
        Order order = orders.lock(orders.ofRefund(refundId)).orElseThrow();
        Refund refund = order.refund(refundId).orElseThrow();
        if (!refund.isThrough()) {
            var now = clock.now();
            log.refund(order, refund, new Said(State.SUCCESS, succeeded.reference(), now));
            order.refunded(refund, Act.bySystem(now));
        }
    }
}
