package io.sales.gateway.web;

import io.sales.api.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor absent on the last page
 */
public record ListBody<T>(List<T> items, @Nullable String nextCursor) {

    public static <V, T> ListBody<T> from(Page<V> page, Function<V, T> shown) {
        return new ListBody<>(page.items().stream().map(shown).toList(), page.nextCursor());
    }
}
