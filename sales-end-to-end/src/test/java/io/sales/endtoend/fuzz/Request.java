package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, and what is known of it.
 *
 * @param number together with the seed, what it was made from
 * @param path without the query, as sent
 * @param wellFramed whether it is HTTP, so that exactly one answer must come
 * @param refusedFor why no answer may be a success; null if one may
 */
record Request(
        long number,
        String method,
        String path,
        Caller caller,
        byte[] bytes,
        boolean wellFramed,
        @Nullable String refusedFor) {

    private static final int SHOWN = 1_500;

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** As a person can read it, without the token. */
    String shown() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("(Authorization: Bearer ...).*", "$1 (" + caller.kind() + ")")
                .replaceAll("[^\\x20-\\x7e\\n]", "?");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "... " + bytes.length + " bytes" : text;
    }
}
