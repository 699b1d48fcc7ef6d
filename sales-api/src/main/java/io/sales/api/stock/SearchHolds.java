package io.sales.api.stock;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param minAgeSeconds leaves out holds younger than this by inventory's database clock; 0 or more
 * @param after the last one of the page before, which need not exist any more; null to start with the oldest
 * @param limit most holds to return, 1 to 1,000
 */
public record SearchHolds(int minAgeSeconds, @Nullable HoldView after, int limit) implements Serializable {}
