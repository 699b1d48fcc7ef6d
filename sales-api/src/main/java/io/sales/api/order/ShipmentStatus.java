package io.sales.api.order;

/** How far an order's live units have come; derived from its lines. */
public enum ShipmentStatus {
    NOT_SHIPPED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    PARTIALLY_DELIVERED,
    DELIVERED
}
