package io.sales.faults.check;

import java.util.List;

/** A SKU's level and the ledger that explains it, oldest line first. */
public record SkuSeen(String sku, long onHand, long reserved, List<Movement> movements) {

    public SkuSeen {
        movements = List.copyOf(movements);
    }

    /** One line of the ledger: what it changed, and what was there afterwards. */
    public record Movement(
            long seq, long onHandDelta, long heldDelta, long committedDelta, long onHand, long held, long committed) {}

    SkuSeen withReserved(long other) {
        return new SkuSeen(sku, onHand, other, movements);
    }

    SkuSeen withMovements(List<Movement> others) {
        return new SkuSeen(sku, onHand, reserved, others);
    }
}
