package io.sales.api;

/** What a caller may do. Closed: a new role must reach every reader before any writer uses it. */
public enum Role {
    /** Nobody has signed in; sees the shelf and the stock. */
    ANONYMOUS,
    /** Sees and moves the own orders. */
    CUSTOMER,
    /** Works for the shop: products, stock, shipments, everybody's orders. */
    STAFF,
    /** Staff that also looks after people. */
    ADMIN,
    /** The product itself: expiry, settlement, recovery. Never granted to a person. */
    SYSTEM
}
