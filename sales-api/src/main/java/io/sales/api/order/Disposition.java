package io.sales.api.order;

/** What becomes of a unit that came back. */
public enum Disposition {
    /** It goes on the shelf, to be sold again. */
    RESTOCK,
    /** It is taken back and not sold again. */
    WRITE_OFF,
    /** It is not taken back and goes on being the customer's. Stock does not change, and it may be returned again. */
    DISMISS
}
