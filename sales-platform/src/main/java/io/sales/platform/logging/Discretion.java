package io.sales.platform.logging;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures for logs. What a database says of a failure quotes the values in question, which may be addresses or
 * tokens; its code says enough.
 */
public final class Discretion {

    private static final int DEEPEST = 50;

    private Discretion() {}

    /** Like {@link Throwable#toString()}, but for failures of a database. */
    public static String inWords(Throwable failure) {
        SQLException cause = databaseCause(failure);
        return cause == null
                ? failure.toString()
                : "%s: SQL state %s, code %d"
                        .formatted(failure.getClass().getName(), cause.getSQLState(), cause.getErrorCode());
    }

    private static @Nullable SQLException databaseCause(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof SQLException cause) {
                return cause;
            }
            at = at.getCause();
        }
        return null;
    }
}
