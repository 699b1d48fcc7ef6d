package io.sales.ordering.payment;

import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.work.UnfinishedException;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ends orders that were not paid in time. An attempt without an outcome is called off at the provider first: should it turn
 * out to have been captured after all, the order is confirmed instead.
 */
@Service
public class OrderExpiry {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final PaymentInquiry inquiry;
    private final WorkQueue queue;

    OrderExpiry(
            Orders orders, Transactions transactions, DatabaseClock clock, PaymentInquiry inquiry, WorkQueues queues) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.inquiry = inquiry;
        this.queue = queues.open("expiry", new WorkQueue.Columns("orders", "id", "expire"));
    }

    public void run() {
        queue.work(this::expire);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void expire(String orderId) {
        String attempt = expireUnlessAttempted(orderId);
        if (attempt == null) {
            return;
        }
        if (inquiry.ask(attempt)) {
            throw new UnfinishedException("It is not known yet whether attempt %s was charged".formatted(attempt));
        }
        expireUnlessAttempted(orderId);
    }

    /**
     * @return the attempt that is in the way; null if there is none
     */
    private @Nullable String expireUnlessAttempted(String orderId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            var now = clock.now();
            if (order.isUnpaid() && !order.mayBePaid(now) && order.openAttempt() == null) {
                order.expire(Act.bySystem(now));
            }
            return order.isUnpaid() ? order.openAttempt() : null;
        });
    }
}
