package io.sales.api.order;

/** Why an order was cancelled as a whole. */
public enum CancelReason {
    CUSTOMER,
    MERCHANT,
    /** Not paid by {@code payBy}. */
    EXPIRED,
    PAYMENT_FAILED,
    /** Paid for, but the stock was lost with a database that had to be restored. */
    STOCK_LOST
}
