package io.sales.api.catalogue;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller staff
 * @param onShelf true puts the product on the shelf, false takes it off
 */
public record ListProduct(Caller caller, String productId, boolean onShelf) implements Serializable {}
