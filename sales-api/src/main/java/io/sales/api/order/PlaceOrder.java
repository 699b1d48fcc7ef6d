package io.sales.api.order;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;

/**
 * @param caller a customer, who becomes the owner
 * @param idempotencyKey of the caller, 1 to 255 characters
 * @param lines 1 to 100; lines of the same SKU are merged, and their order does not matter
 */
public record PlaceOrder(Caller caller, String idempotencyKey, List<SkuQuantity> lines, Address shippingAddress)
        implements Serializable {}
