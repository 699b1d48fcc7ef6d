package io.sales.ordering.order;

import io.sales.api.order.OrderStatus;

/** What an order row stands for. */
enum OrderState {
    AWAITING_PAYMENT,
    CONFIRMED,
    COMPLETED,
    CANCELLED,
    /** No order: stock was held for one that was never recorded. The row keeps a late record out. */
    VOID;

    OrderStatus status() {
        return switch (this) {
            case AWAITING_PAYMENT -> OrderStatus.AWAITING_PAYMENT;
            case CONFIRMED -> OrderStatus.CONFIRMED;
            case COMPLETED -> OrderStatus.COMPLETED;
            case CANCELLED -> OrderStatus.CANCELLED;
            case VOID -> throw new IllegalStateException("A void row is no order");
        };
    }

    static OrderState of(OrderStatus status) {
        return valueOf(status.name());
    }
}
