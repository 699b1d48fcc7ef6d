package io.sales.inventory.stock;

import io.sales.inventory.stock.domain.Step;

/**
 * A ledger line to be written.
 *
 * @param type as the ledger shows it
 */
record Entry(
        String sku,
        String type,
        long onHandDelta,
        long heldDelta,
        long committedDelta,
        String actor,
        String reference) {

    static Entry of(String sku, Step step, String actor, String reference) {
        return new Entry(
                sku, step.kind().name(), step.onHandDelta(), step.heldDelta(), step.committedDelta(), actor, reference);
    }

    long availableDelta() {
        return onHandDelta - heldDelta - committedDelta;
    }
}
