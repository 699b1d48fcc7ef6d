package io.sales.ordering.payment;

import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.work.Backlog;
import io.sales.ordering.work.UnfinishedException;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.ordering.work.Worker;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ends orders that were not paid in time. An attempt without an outcome is called off at the provider first: should it turn
 * out to have been captured after all, the order is confirmed instead.
 */
@Service
public class OrderExpiry {

    /** More orders than this shall not wait because of us until inventory hears of them: a second's work or two. */
    static final int MOST_UNSETTLED = 500;

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final PaymentInquiry inquiry;
    private final Backlog settlements;
    private final WorkQueue queue;

    OrderExpiry(
            Orders orders, Transactions transactions, DatabaseClock clock, PaymentInquiry inquiry, WorkQueues queues) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.inquiry = inquiry;
        this.settlements = queues.open("settlement", Orders.TO_SETTLE).backlog();
        this.queue = queues.open("expiry", Orders.TO_EXPIRE);
    }

    public void run() {
        queue.work(new Ending());
    }

    public WorkQueue queue() {
        return queue;
    }

    /**
     * @return whether it does not wait for money any more, by this or before
     */
    private boolean endIfDue(Order order, Instant now) {
        if (order.isUnpaid() && !order.mayBePaid(now) && order.openAttempt() == null) {
            order.expire(Act.bySystem(now));
        }
        return !order.isUnpaid();
    }

    private final class Ending implements Worker {

        /** Most orders have no attempt in the way, and can share a commit. */
        @Override
        public List<String> workTogether(List<String> orderIds) {
            return transactions.write(() -> {
                List<Order> locked = orders.lock(orderIds);
                Instant now = clock.now();
                return locked.stream()
                        .filter(order -> !endIfDue(order, now))
                        .map(Order::id)
                        .toList();
            });
        }

        @Override
        public void workOn(String orderId) {
            String attempt = expireUnlessAttempted(orderId);
            if (attempt == null) {
                return;
            }
            if (inquiry.ask(attempt)) {
                throw new UnfinishedException("It is not known yet whether attempt %s was charged".formatted(attempt));
            }
            expireUnlessAttempted(orderId);
        }

        /** Each end is one settlement more, and everybody's changes wait in that one queue. */
        @Override
        public boolean mayGoOn() {
            return settlements.due(clock.now(), MOST_UNSETTLED) < MOST_UNSETTLED;
        }

        /**
         * @return the attempt that is in the way; null if there is none
         */
        private @Nullable String expireUnlessAttempted(String orderId) {
            return transactions.write(() -> {
                Order order = orders.lock(orderId).orElseThrow();
                return endIfDue(order, clock.now()) ? null : order.openAttempt();
            });
        }
    }
}
