package io.sales.inventory.stock;

import org.jspecify.annotations.Nullable;

/** An entry and the level that it leads from and to. */
record Movement(Entry entry, Level before, Level after) {

    /** How the movement crosses the threshold for low stock; null if it does not. */
    @Nullable
    LowStockCrossing crossing() {
        if (before.isLow() == after.isLow()) {
            return null;
        }
        return after.isLow() ? LowStockCrossing.FELL_BELOW : LowStockCrossing.ROSE_BACK;
    }
}
