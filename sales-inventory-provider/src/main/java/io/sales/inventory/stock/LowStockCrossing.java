package io.sales.inventory.stock;

/** The two ways across a threshold. Its names are what events show. */
enum LowStockCrossing {
    /** Fewer units are available than the threshold says. */
    FELL_BELOW,
    /** As many units are available again. */
    ROSE_BACK
}
