package io.sales.platform.rpc;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;

/** Takes over the caller's trace id for the time of the call. */
@Activate(group = CommonConstants.PROVIDER, order = Integer.MIN_VALUE)
public class TraceReceiver implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        Trace.begin(invocation.getAttachment(Trace.KEY));
        try {
            return invoker.invoke(invocation);
        } finally {
            Trace.end();
        }
    }
}
