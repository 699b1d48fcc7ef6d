package io.sales.api.catalogue;

import io.sales.api.Money;
import java.io.Serializable;
import java.util.Map;

/**
 * One thing that can be counted and bought.
 *
 * @param sku the shop's own code, unique over all products and never reused: 1 to 64 of letters, digits, {@code . _ -}
 * @param attributes what sets it apart within its product, such as colour and size; at most 20, may be empty
 * @param price what one unit costs from now on; orders keep the price they were placed at
 */
public record Sku(String sku, Map<String, String> attributes, Money price) implements Serializable {}
