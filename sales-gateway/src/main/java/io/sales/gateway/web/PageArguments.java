package io.sales.gateway.web;

import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** {@code ?limit=} and {@code ?cursor=}. */
final class PageArguments {

    private static final int MAX_CURSOR_LENGTH = 1_000;

    private PageArguments() {}

    static PageRequest parse(String @Nullable [] limits, String @Nullable [] cursors) {
        String limit = single("limit", limits);
        String cursor = single("cursor", cursors);
        if (cursor != null && (cursor.isEmpty() || cursor.length() > MAX_CURSOR_LENGTH)) {
            throw Refusal.invalid("cursor", "is not one that this list gave out");
        }
        return new PageRequest(limit == null ? Limits.DEFAULT_PAGE_SIZE : limit(limit), cursor);
    }

    static @Nullable String single(String name, String @Nullable [] values) {
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw Refusal.invalid(name, "must be given once");
        }
        return values[0];
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= Limits.MAX_PAGE_SIZE) {
                return limit;
            }
        }
        throw Refusal.invalid("limit", "must be a number from 1 to " + Limits.MAX_PAGE_SIZE);
    }
}
