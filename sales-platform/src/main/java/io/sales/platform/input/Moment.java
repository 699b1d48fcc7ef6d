package io.sales.platform.input;

import io.sales.api.SalesException;
import io.sales.platform.id.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by time, and by id where times are equal.
 *
 * @param at to the microsecond, which both databases keep
 */
public record Moment(Instant at, String id) {

    /** Before everything. */
    public static final Moment START = new Moment(Instant.EPOCH, "");

    /** Nothing is later than this, so that every database can compare with it. */
    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** The place after which the page that the cursor asks for begins. */
    public static Moment decode(String list, @Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        Cursor decoded = Cursor.decode(list, 2, cursor);
        long micros = decoded.number(0);
        if (micros < 0 || micros > micros(END) || !Check.couldBeId(decoded.text(1))) {
            throw SalesException.invalid("cursor", "is not one that this list gave out");
        }
        return new Moment(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), decoded.text(1));
    }

    public String encoded(String list) {
        return Cursor.after(list, micros(at), id).encoded();
    }

    /** Checks a place that a caller names in the open. */
    public static Moment checked(@Nullable Instant at, @Nullable String id, String field) {
        Instant given = Check.present(at, field);
        if (given.isBefore(Instant.EPOCH) || given.isAfter(END)) {
            throw SalesException.invalid(field, "must be between 1970 and 9999");
        }
        return new Moment(given, Check.id(id, field));
    }

    /** As JDBC takes it. */
    public OffsetDateTime atUtc() {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static long micros(Instant at) {
        // Not ChronoUnit.MICROS.between: it counts in nanoseconds, which last for 292 years.
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
