package io.sales.api.stock;

import java.io.Serializable;
import java.time.Instant;

/**
 * One line of a SKU's ledger.
 *
 * @param seq 1, 2, 3 ... without a gap within the SKU
 * @param type HOLD, RELEASE, COMMIT, UNCOMMIT, SHIP, RESTOCK, WRITE_OFF, or the reason of an adjustment: RECEIVED, COUNTED,
 *     DAMAGED, CORRECTED
 * @param onHand the balance after this movement; so are held and committed
 * @param actor who caused it
 * @param reference the order or adjustment it belongs to
 */
public record MovementView(
        long seq,
        String type,
        String sku,
        long onHandDelta,
        long heldDelta,
        long committedDelta,
        long onHand,
        long held,
        long committed,
        String actor,
        String reference,
        Instant at)
        implements Serializable {}
