package io.sales.platform.rpc;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import org.apache.dubbo.remoting.RemotingException;
import org.apache.dubbo.remoting.TimeoutException;
import org.apache.dubbo.rpc.RpcException;

/** What a caller of another process makes of a call that came to nothing. */
public final class RemoteFailures {

    private RemoteFailures() {}

    /**
     * What an asynchronous call failed of, to be thrown. Dubbo completes its futures with the failures of the transport,
     * which it would have wrapped for a caller who waits.
     */
    public static RuntimeException thrown(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new RpcException(RpcException.TIMEOUT_EXCEPTION, failure.getMessage(), failure);
        }
        if (failure instanceof RemotingException) {
            return new RpcException(RpcException.NETWORK_EXCEPTION, failure.getMessage(), failure);
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /**
     * {@code timeout} if the other side may have acted without our hearing of it in time, otherwise {@code unavailable}.
     * Either way the caller does not know whether it acted, and repeats with the same key.
     */
    public static SalesException refusal(RpcException failure) {
        return failure.isTimeout()
                ? new SalesException(Slugs.TIMEOUT, "A part that is needed did not answer in time.")
                : new SalesException(Slugs.UNAVAILABLE, "A part that is needed cannot be reached now.");
    }
}
