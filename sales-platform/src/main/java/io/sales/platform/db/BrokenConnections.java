package io.sales.platform.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the connection pool throw away what is broken. The pool knows the standard's codes, not H2's, and does not look at a
 * connection that was in use half a second ago; under load it would hand out the same broken ones for ever.
 */
public final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return DatabaseOutage.breaks(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
