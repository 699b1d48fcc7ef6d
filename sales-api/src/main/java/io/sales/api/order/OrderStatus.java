package io.sales.api.order;

/** Where an order is in its life. How its money and goods stand is told by the three derived statuses. */
public enum OrderStatus {
    /** Stock is held until {@code payBy}. */
    AWAITING_PAYMENT,
    /** Paid; stock is committed. */
    CONFIRMED,
    /** Everything that was not cancelled has been delivered. Final but for returns and refunds. */
    COMPLETED,
    /** Ended without delivery. Final; money that came in goes back by itself. */
    CANCELLED
}
