package io.sales.api.stock;

import java.io.Serializable;

/**
 * @param onHand units in the house
 * @param reserved units of those that orders wait for
 * @param available {@code onHand - reserved}, never negative
 * @param version the seq of the latest movement
 */
public record StockView(String sku, long onHand, long reserved, long available, long version) implements Serializable {}
