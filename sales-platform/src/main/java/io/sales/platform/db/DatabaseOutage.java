package io.sales.platform.db;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that is away, or does not take what is written now, from a mistake of ours. */
public final class DatabaseOutage {

    /** SQL's class of connection exceptions. */
    private static final String CONNECTION_EXCEPTION = "08";

    /** PostgreSQL's class of operator intervention: shutting down, starting up, connection killed. */
    private static final String OPERATOR_INTERVENTION = "57P";

    /** H2: connection broken, database closed or closing. */
    private static final Set<String> H2_GONE = Set.of("90067", "90098", "90121");

    /** PostgreSQL's class of insufficient resources: disk full, out of memory, too many connections. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    /** PostgreSQL: a transaction that may only read. H2: a database that may, and a disk that cannot be written or read. */
    private static final Set<String> TAKES_NOTHING = Set.of("25006", "90097", "90028", "90031");

    /** H2's general error, which a disk without room is too; then it names what keeps the files. */
    private static final int H2_GENERAL_ERROR = 50_000;

    private static final String H2_FILES = "MVStoreException";

    /** What the pool says of a connection that it has thrown away, to whoever would roll back on it. */
    private static final String THROWN_AWAY = "Connection is closed";

    private DatabaseOutage() {}

    public static boolean isCauseOf(Throwable thrown) {
        return isAny(thrown, failure -> isGone(failure) || takesNothing(failure));
    }

    /** Whether a connection on which this happened is of no use any more. */
    static boolean breaks(SQLException thrown) {
        return isAny(thrown, DatabaseOutage::isGone);
    }

    private static boolean isAny(Throwable thrown, Predicate<SQLException> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && kind.test(failure)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGone(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || THROWN_AWAY.equals(failure.getMessage())
                || state != null
                        && (state.startsWith(CONNECTION_EXCEPTION)
                                || state.startsWith(OPERATOR_INTERVENTION)
                                || H2_GONE.contains(state));
    }

    private static boolean takesNothing(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(INSUFFICIENT_RESOURCES) || TAKES_NOTHING.contains(state))
                || failure.getErrorCode() == H2_GENERAL_ERROR
                        && String.valueOf(failure.getMessage()).contains(H2_FILES);
    }
}
