package io.sales.api.catalogue;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param caller anyone; who is not staff finds listed products only
 * @param query part of the name, in any case, up to 100 characters; null for all
 * @param category exact; null for all
 * @param status exact; null for all that the caller may see
 */
public record SearchProducts(
        Caller caller,
        @Nullable String query,
        @Nullable String category,
        @Nullable ProductStatus status,
        PageRequest page)
        implements Serializable {}
