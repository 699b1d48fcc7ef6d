package io.sales.ordering.work;

import io.sales.ordering.order.Orders;

/** A canary: what the rules of structure must reject. */
public class CanaryThatKnowsOrders {

    @SuppressWarnings("NullAway.Init")
    Orders orders;
}
