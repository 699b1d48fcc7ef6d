package io.sales.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit most items to return, 1 to {@link Limits#MAX_PAGE_SIZE}
 * @param cursor {@link Page#nextCursor()} of the page before; null for the first page. Opaque: one that this list did not
 *     issue is refused with {@link Slugs#INVALID_REQUEST}
 */
public record PageRequest(int limit, @Nullable String cursor) implements Serializable {

    /** The first page, of the default size. */
    public static PageRequest first() {
        return new PageRequest(Limits.DEFAULT_PAGE_SIZE, null);
    }
}
