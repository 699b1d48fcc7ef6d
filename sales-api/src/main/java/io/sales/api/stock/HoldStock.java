package io.sales.api.stock;

import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;

/**
 * Asks for stock for one order, all lines or none.
 *
 * @param orderId whose stock it is
 * @param stockVersion fences the hold: below the version that inventory remembers for the order it is refused as stale
 * @param requestHash of the order request; the same version with another hash is another request under the same key
 * @param lines 1 to 100, each SKU once
 */
public record HoldStock(String orderId, long stockVersion, String requestHash, String actor, List<SkuQuantity> lines)
        implements Serializable {}
