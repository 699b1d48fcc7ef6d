package io.sales.ordering.payment.notification;

import io.sales.ordering.order.Orders;

/** Must be rejected: what was notified would book by itself. */
public class CanaryThatBooks {

    public void book(Orders orders) {
        orders.lock("ord_1");
    }
}
