package io.sales.platform.rpc;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.db.DatabaseOutage;
import io.sales.platform.logging.Discretion;
import java.util.concurrent.CompletionException;
import org.apache.dubbo.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers are told of a failure: the refusal it is, or that a part was away, or that it was logged. */
public final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /**
     * Logs the failure, once, unless it is a refusal.
     *
     * @param call for the log
     */
    public static SalesException of(String call, Throwable failure) {
        Throwable thrown =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (thrown instanceof SalesException refusal) {
            return refusal;
        }
        if (DatabaseOutage.isCauseOf(thrown)) {
            log.warn("{}: the database cannot be reached: {}", call, Discretion.inWords(thrown));
            return new SalesException(Slugs.UNAVAILABLE, "A part that is needed cannot be reached now.");
        }
        if (thrown instanceof RpcException remote) {
            log.warn("{}: a remote call came to nothing: {}", call, remote.getMessage());
            return RemoteFailures.refusal(remote);
        }
        log.error("{} failed unexpectedly", call, thrown);
        return new SalesException(Slugs.INTERNAL, "Something unexpected happened; it was logged as " + Trace.current());
    }
}
