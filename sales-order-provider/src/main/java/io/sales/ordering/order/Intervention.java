package io.sales.ordering.order;

/** What somebody did about background work of an order. It is in the order's history, and changes nothing about the order. */
public enum Intervention {
    /** Had it tried again. */
    RETRIED,
    /** Ended it without having it done. */
    DISMISSED
}
