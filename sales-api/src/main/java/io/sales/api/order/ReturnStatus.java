package io.sales.api.order;

/** Whether anything came back; derived from an order's lines and returns. */
public enum ReturnStatus {
    NONE,
    REQUESTED,
    PARTIALLY_RETURNED,
    RETURNED
}
