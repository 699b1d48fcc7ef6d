package io.sales.platform.db;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that is away from a mistake of ours. */
public final class DatabaseOutage {

    /** SQL's class of connection exceptions. */
    private static final String CONNECTION_EXCEPTION = "08";

    /** PostgreSQL's class of operator intervention: shutting down, starting up, connection killed. */
    private static final String OPERATOR_INTERVENTION = "57P";

    /** H2: connection broken, database closed or closing. */
    private static final String H2_BROKEN = "90067";

    private static final String H2_CLOSED = "90098";
    private static final String H2_CLOSING = "90121";

    private DatabaseOutage() {}

    public static boolean isCauseOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLException sql && saysSo(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(String state) {
        return state != null
                && (state.startsWith(CONNECTION_EXCEPTION)
                        || state.startsWith(OPERATOR_INTERVENTION)
                        || state.equals(H2_BROKEN)
                        || state.equals(H2_CLOSED)
                        || state.equals(H2_CLOSING));
    }
}
