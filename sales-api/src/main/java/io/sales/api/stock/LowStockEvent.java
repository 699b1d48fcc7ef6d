package io.sales.api.stock;

import java.io.Serializable;
import java.time.Instant;

/**
 * A movement that crossed a SKU's threshold.
 *
 * @param position 1, 2, 3 ... over all SKUs; an event that is read later never has a lower one
 * @param type FELL_BELOW or ROSE_BACK; an open set
 * @param available units right after the movement
 * @param threshold as it was then
 * @param movement the movement's seq in the SKU's ledger
 */
public record LowStockEvent(
        long position, String sku, String type, long available, long threshold, long movement, Instant at)
        implements Serializable {}
