package io.sales.platform.db;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The one clock that all instances share: the database's. What a process thinks the time is decides nothing.
 *
 * <p>Within a transaction the time stands still at its start.
 */
public class DatabaseClock {

    private static final String NOW = "SELECT CURRENT_TIMESTAMP(6)";
    private static final Object[] NOTHING = {};

    private final JdbcOperations jdbc;
    private final Supplier<Duration> shift;

    public DatabaseClock(JdbcOperations jdbc) {
        this(jdbc, () -> Duration.ZERO);
    }

    /**
     * @param shift is added to the database's time, for tests that cannot wait
     */
    public DatabaseClock(JdbcOperations jdbc, Supplier<Duration> shift) {
        this.jdbc = jdbc;
        this.shift = shift;
    }

    /** The time now, to the microsecond, which both databases keep. */
    public Instant now() {
        // With parameters, though there are none: without, it would not be a prepared statement.
        var now = jdbc.queryForObject(NOW, OffsetDateTime.class, NOTHING);
        return Objects.requireNonNull(now).toInstant().plus(shift.get());
    }
}
