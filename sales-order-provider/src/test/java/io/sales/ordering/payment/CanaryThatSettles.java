package io.sales.ordering.payment;

import io.sales.ordering.stock.Settler;

/** A canary: what the rules of structure must reject. */
public class CanaryThatSettles {

    @SuppressWarnings("NullAway.Init")
    Settler settler;
}
