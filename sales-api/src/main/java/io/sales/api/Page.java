package io.sales.api;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order; may be empty
 * @param nextCursor where the next page starts; null when this is the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) implements Serializable {}
