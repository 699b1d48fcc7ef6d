package io.sales.api.order;

/** How an order's money stands; derived, the first that holds. */
public enum PaymentStatus {
    /** More was charged than is owed, and the refund is not through yet. */
    CREDIT_OWED,
    REFUNDED,
    PARTIALLY_REFUNDED,
    PAID,
    /** An attempt has no outcome yet. */
    PENDING,
    /** The last attempt failed. */
    FAILED,
    NONE
}
