package io.sales.api.catalogue;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff says about a product.
 *
 * @param name 1 to 200 characters
 * @param description up to 5,000 characters; null for none
 * @param category up to 100 characters; null for none
 * @param skus 1 to 100, in the order they are shown in, all priced in one currency
 */
public record ProductDetails(
        String name, @Nullable String description, @Nullable String category, List<Sku> skus) implements Serializable {}
