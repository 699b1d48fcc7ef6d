package io.sales.api.stock;

import io.sales.api.Caller;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param caller staff
 * @param threshold the SKU counts as low while fewer units than this are available, 1 to {@code Limits.MAX_ON_HAND}; null
 *     to stop watching
 */
public record WatchStock(
        Caller caller, String sku, @Nullable Long threshold) implements Serializable {}
