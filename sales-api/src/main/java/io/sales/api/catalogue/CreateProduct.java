package io.sales.api.catalogue;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller staff
 * @param idempotencyKey of the caller, 1 to 255 characters
 */
public record CreateProduct(Caller caller, String idempotencyKey, ProductDetails details) implements Serializable {}
