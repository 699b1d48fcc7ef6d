package io.sales.ordering.payment;

import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import org.springframework.stereotype.Service;

/** Finds out what became of attempts whose outcome is unknown. */
@Service
public class PaymentFollowUp {

    private final PaymentInquiry inquiry;
    private final WorkQueue queue;

    PaymentFollowUp(PaymentInquiry inquiry, WorkQueues queues) {
        this.inquiry = inquiry;
        this.queue = queues.open("payment", new WorkQueue.Columns("payment_attempt", "order_id", "work"));
    }

    public void run() {
        queue.work(inquiry::ask);
    }

    public WorkQueue queue() {
        return queue;
    }
}
