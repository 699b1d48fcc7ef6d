package io.sales.ordering;

import io.sales.api.Address;
import io.sales.api.Limits;
import io.sales.api.SalesException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes that every request must have, whoever sends it. Each refusal is an {@code invalid-request}. */
public final class Checks {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Checks() {}

    public static void idempotencyKey(String key) {
        text("idempotencyKey", key, Limits.MAX_IDEMPOTENCY_KEY_LENGTH);
    }

    /** One line of text, 1 to so many characters, not only white space, without control characters. */
    public static void text(String field, String text, int maxLength) {
        if (text.isBlank() || text.length() > maxLength) {
            throw SalesException.invalid(field, "must be 1 to " + maxLength + " characters");
        }
        if (text.codePoints().anyMatch(Checks::isUnprintable)) {
            throw SalesException.invalid(field, "must not contain control characters");
        }
    }

    public static void address(String field, Address address) {
        text(field + ".name", address.name(), 200);
        text(field + ".line1", address.line1(), 200);
        optional(field + ".line2", address.line2(), 200);
        text(field + ".city", address.city(), 100);
        optional(field + ".region", address.region(), 100);
        text(field + ".postalCode", address.postalCode(), 20);
        optional(field + ".phone", address.phone(), 50);
        if (!COUNTRIES.contains(address.country())) {
            throw SalesException.invalid(field + ".country", "must be an ISO 3166-1 alpha-2 code in upper case");
        }
    }

    public static void optional(String field, @Nullable String text, int maxLength) {
        if (text != null) {
            text(field, text, maxLength);
        }
    }

    public static void limit(int limit) {
        if (limit < 1 || limit > Limits.MAX_PAGE_SIZE) {
            throw SalesException.invalid("limit", "must be 1 to " + Limits.MAX_PAGE_SIZE);
        }
    }

    /** Control characters, and halves of characters, which no database stores. */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
