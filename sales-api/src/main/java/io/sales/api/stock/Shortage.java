package io.sales.api.stock;

import java.io.Serializable;

/**
 * @param requested units asked for
 * @param available units that could have been had when it was asked; may be 0
 */
public record Shortage(String sku, long requested, long available) implements Serializable {}
