package io.sales.api.stock;

/** Why staff changes the stock on hand. */
public enum AdjustmentReason {
    /** Goods came in. */
    RECEIVED,
    /** A count found another figure. */
    COUNTED,
    /** Goods can no longer be sold. */
    DAMAGED,
    /** An earlier entry was wrong. */
    CORRECTED
}
