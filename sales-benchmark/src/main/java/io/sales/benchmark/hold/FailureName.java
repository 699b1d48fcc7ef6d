package io.sales.benchmark.hold;

import io.sales.api.SalesException;
import java.util.concurrent.CompletionException;
import org.apache.dubbo.remoting.RemotingException;
import org.apache.dubbo.remoting.TimeoutException;
import org.apache.dubbo.rpc.RpcException;

/** What calls fail of, in a word. */
final class FailureName {

    private FailureName() {}

    static String of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SalesException refusal) {
            return refusal.slug();
        }
        if (cause instanceof TimeoutException || cause instanceof RpcException remote && remote.isTimeout()) {
            return "no-answer-in-time";
        }
        if (cause instanceof RemotingException) {
            return "turned-away-by-instance";
        }
        if (cause instanceof RpcException) {
            return "not-sent";
        }
        return cause.getClass().getSimpleName();
    }
}
