package io.sales.api.order;

import io.sales.api.Caller;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that units of a return came back.
 *
 * @param caller staff
 * @param idempotencyKey of the caller for this return, 1 to 255 characters; null makes every call another part, which the
 *     return bounds but nothing tells from a repeat
 * @param lines 1 to 300; lines of the same SKU and disposition are merged
 */
public record ReceiveReturn(
        Caller caller, @Nullable String idempotencyKey, String orderId, String returnId, List<Line> lines)
        implements Serializable {

    /**
     * @param quantity units, 1 to 9,999
     */
    public record Line(String sku, int quantity, Disposition disposition) implements Serializable {}
}
