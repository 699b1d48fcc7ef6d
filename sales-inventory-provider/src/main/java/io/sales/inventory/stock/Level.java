package io.sales.inventory.stock;

import io.sales.api.stock.StockView;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of one SKU.
 *
 * @param version the number of its latest movement
 * @param lowStockThreshold below which it counts as low; null if nobody wants to know
 */
record Level(
        String sku,
        long onHand,
        long held,
        long committed,
        long version,
        @Nullable Long lowStockThreshold) {

    long available() {
        return onHand - held - committed;
    }

    boolean isLow() {
        return lowStockThreshold != null && available() < lowStockThreshold;
    }

    Level after(Entry entry) {
        return new Level(
                sku,
                onHand + entry.onHandDelta(),
                held + entry.heldDelta(),
                committed + entry.committedDelta(),
                version + 1,
                lowStockThreshold);
    }

    Level watchedFrom(@Nullable Long threshold) {
        return new Level(sku, onHand, held, committed, version, threshold);
    }

    StockView view() {
        return new StockView(sku, onHand, held + committed, available(), version);
    }
}
