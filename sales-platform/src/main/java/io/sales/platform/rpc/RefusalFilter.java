package io.sales.platform.rpc;

import io.sales.api.SalesException;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;

/**
 * Lets nothing but {@link SalesException} out of a provider. Anything else is logged here, once, and leaves as
 * {@code unavailable} or {@code timeout} if a part that is needed was away, and otherwise as {@code internal}.
 *
 * <p>Innermost, so that Dubbo's own exception filter never sees what it would log again or wrap.
 */
@Activate(group = CommonConstants.PROVIDER, order = Integer.MAX_VALUE)
public class RefusalFilter implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        Result result = invoker.invoke(invocation);
        Throwable thrown = result.getException();
        if (thrown != null && !(thrown instanceof SalesException)) {
            String call = invoker.getInterface().getSimpleName() + "." + invocation.getMethodName();
            result.setException(Refusals.of(call, thrown));
        }
        return result;
    }
}
