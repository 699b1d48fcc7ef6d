package io.sales.ordering.payment.simulated;

import io.sales.ordering.order.Orders;

/** Must be rejected: an adapter only carries questions and answers. */
public class CanaryThatLooksAtOrders {

    public void look(Orders orders) {
        orders.find("ord_1");
    }
}
