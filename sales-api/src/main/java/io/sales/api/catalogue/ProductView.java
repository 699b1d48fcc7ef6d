package io.sales.api.catalogue;

import java.io.Serializable;
import java.time.Instant;

/**
 * A product as it is now.
 *
 * @param version grows with every change; the value for {@link ChangeProduct#expectedVersion()}
 */
public record ProductView(
        String id, ProductDetails details, ProductStatus status, long version, Instant createdAt, Instant updatedAt)
        implements Serializable {}
