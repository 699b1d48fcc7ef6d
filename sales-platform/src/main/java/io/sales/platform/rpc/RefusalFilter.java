package io.sales.platform.rpc;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.db.DatabaseOutage;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing but {@link SalesException} out of a provider. Anything else is logged here, once, and leaves as
 * {@code unavailable} or {@code timeout} if a part that is needed was away, and otherwise as {@code internal}.
 *
 * <p>Innermost, so that Dubbo's own exception filter never sees what it would log again or wrap.
 */
@Activate(group = CommonConstants.PROVIDER, order = Integer.MAX_VALUE)
public class RefusalFilter implements Filter {

    private static final Logger log = LoggerFactory.getLogger(RefusalFilter.class);

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        Result result = invoker.invoke(invocation);
        Throwable thrown = result.getException();
        if (thrown != null && !(thrown instanceof SalesException)) {
            result.setException(refusal(invoker, invocation, thrown));
        }
        return result;
    }

    private static SalesException refusal(Invoker<?> invoker, Invocation invocation, Throwable thrown) {
        String call = invoker.getInterface().getSimpleName() + "." + invocation.getMethodName();
        if (DatabaseOutage.isCauseOf(thrown)) {
            log.warn("{}: the database cannot be reached: {}", call, thrown.toString());
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
