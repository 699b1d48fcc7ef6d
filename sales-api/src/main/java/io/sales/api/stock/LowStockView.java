package io.sales.api.stock;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param threshold the SKU is low while fewer units than this are available; null if nobody watches it
 */
public record LowStockView(
        String sku, long available, @Nullable Long threshold, boolean low) implements Serializable {}
