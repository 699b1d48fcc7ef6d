package io.sales.ordering.customer;

import io.sales.ordering.order.Orders;

/** A canary: what the rules of structure must reject. */
public class CanaryThatReadsOrders {

    @SuppressWarnings("NullAway.Init")
    Orders orders;
}
