package io.sales.platform.input;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for single values. The gateway keeps them too, but whoever can reach the port can call, and neither null nor a
 * character that a database refuses may get further than this.
 */
public final class Check {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + Limits.MAX_IDEMPOTENCY_KEY_LENGTH + "}");
    private static final int MAX_ACTOR_LENGTH = 200;

    private Check() {}

    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw SalesException.invalid(field, "is missing");
        }
        return value;
    }

    public static Caller caller(@Nullable Caller caller) {
        Caller given = present(caller, "caller");
        present(given.role(), "caller.role");
        line(given.id(), "caller.id", MAX_ACTOR_LENGTH);
        return given;
    }

    /**
     * @throws SalesException {@code forbidden} for anyone else
     */
    public static Caller staff(@Nullable Caller caller) {
        Caller known = caller(caller);
        known.requireStaff();
        return known;
    }

    /**
     * @throws SalesException {@code forbidden} for anyone else
     */
    public static Caller admin(@Nullable Caller caller) {
        Caller known = caller(caller);
        known.requireAdmin();
        return known;
    }

    public static String idempotencyKey(@Nullable String key) {
        return matching(KEY, key, "idempotencyKey", "must be 1 to 255 visible characters");
    }

    public static String id(@Nullable String id, String field) {
        return matching(ID, id, field, "must be 1 to 64 visible characters");
    }

    public static String sku(@Nullable String sku, String field) {
        return matching(SKU, sku, field, "must be 1 to 64 of letters, digits, . _ -");
    }

    /** Whether the text could be a SKU at all. One that could not is simply unknown. */
    public static boolean couldBeSku(@Nullable String sku) {
        return sku != null && SKU.matcher(sku).matches();
    }

    /** Whether the text could be an id at all. One that could not is simply unknown. */
    public static boolean couldBeId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }

    /** Who or what a ledger line names. */
    public static String actor(@Nullable String actor, String field) {
        return line(actor, field, MAX_ACTOR_LENGTH);
    }

    /** A text of one line that says something. */
    public static String line(@Nullable String text, String field, int max) {
        String given = present(text, field);
        if (given.isBlank()) {
            throw SalesException.invalid(field, "must not be blank");
        }
        requireReadable(given, field, max, false);
        return given;
    }

    /** A text of one line that says something, if there is one. */
    public static void optionalLine(@Nullable String text, String field, int max) {
        if (text != null) {
            line(text, field, max);
        }
    }

    /** A text of any number of lines, which may be empty. */
    public static String lines(String text, String field, int max) {
        requireReadable(text, field, max, true);
        return text;
    }

    public static long within(long value, String field, long min, long max) {
        if (value < min || value > max) {
            throw SalesException.invalid(field, "must be %d to %d".formatted(min, max));
        }
        return value;
    }

    public static PageRequest page(@Nullable PageRequest page) {
        PageRequest given = present(page, "page");
        within(given.limit(), "limit", 1, Limits.MAX_PAGE_SIZE);
        return given;
    }

    private static String matching(Pattern pattern, @Nullable String text, String field, String rule) {
        String given = present(text, field);
        if (!pattern.matcher(given).matches()) {
            throw SalesException.invalid(field, rule);
        }
        return given;
    }

    private static void requireReadable(String text, String field, int max, boolean severalLines) {
        // In UTF-16 units, as the columns of H2 count: PostgreSQL, which counts characters, has room for more.
        if (text.length() > max) {
            throw SalesException.invalid(field, "must be at most %d characters".formatted(max));
        }
        boolean readable = text.codePoints()
                .allMatch(c -> !Character.isISOControl(c) || severalLines && (c == '\n' || c == '\r' || c == '\t'));
        boolean paired = text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        if (!readable || !paired) {
            throw SalesException.invalid(field, "must not contain control characters or broken ones");
        }
    }
}
