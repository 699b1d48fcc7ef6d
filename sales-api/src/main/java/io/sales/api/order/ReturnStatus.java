package io.sales.api.order;

/** Whether anything came back; derived from an order's lines and returns. */
public enum ReturnStatus {
    NONE,
    /** A return is open, and nothing has been taken back. */
    REQUESTED,
    PARTIALLY_RETURNED,
    /** All that is live has been taken back. */
    RETURNED
}
