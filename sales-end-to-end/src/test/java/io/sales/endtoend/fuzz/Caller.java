package io.sales.endtoend.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, by the token sent along.
 *
 * @param kind what the token really entitles to
 * @param authorization the header's value; null for none
 */
record Caller(Kind kind, @Nullable String authorization) {

    static final Caller NOBODY = new Caller(Kind.NOBODY, null);

    /** From least to most. */
    enum Kind {
        NOBODY,
        CUSTOMER,
        STAFF
    }
}
