package io.sales.api.catalogue;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller staff
 * @param expectedVersion the version that the new details were made from
 * @param details all of them, not only what changed. Every SKU the product has must still be there: a SKU may gain or
 *     change attributes and price, and new ones may join, but none is ever removed, because stock and orders refer to it
 */
public record ChangeProduct(Caller caller, String productId, long expectedVersion, ProductDetails details)
        implements Serializable {}
