package io.sales.platform.rpc;

import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;

/** Sends the trace id along with every call. */
@Activate(group = CommonConstants.CONSUMER)
public class TraceSender implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        String id = Trace.current();
        if (id != null) {
            invocation.setAttachment(Trace.KEY, id);
        }
        return invoker.invoke(invocation);
    }
}
