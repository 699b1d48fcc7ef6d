package io.sales.api;

import java.io.Serializable;

/**
 * So many units of one SKU.
 *
 * @param quantity units, 1 to 9,999
 */
public record SkuQuantity(String sku, int quantity) implements Serializable {}
