package io.sales.gateway.web;

import io.sales.api.Limits;
import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The client's name for one request, so that repeats of it have one effect. A route that takes one demands it, unless it
 * takes a {@code @Nullable} one.
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE =
            Pattern.compile("[\\x21-\\x7e]{1," + Limits.MAX_IDEMPOTENCY_KEY_LENGTH + "}");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*\"");

    /**
     * @param headers as sent: bare, or quoted as in RFC 8941, which means the same
     */
    static IdempotencyKey parse(String @Nullable [] headers) {
        if (headers == null || headers.length == 0) {
            throw new Refusal(EdgeSlugs.IDEMPOTENCY_KEY_MISSING, "This route needs the header " + HEADER + ".");
        }
        if (headers.length > 1) {
            throw Refusal.invalid(HEADER, "must be sent once");
        }
        String key = unquoted(headers[0].strip());
        if (!VISIBLE.matcher(key).matches()) {
            throw Refusal.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(key);
    }

    private static String unquoted(String header) {
        return QUOTED.matcher(header).matches()
                ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1")
                : header;
    }
}
