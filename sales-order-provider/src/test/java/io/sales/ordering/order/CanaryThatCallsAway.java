package io.sales.ordering.order;

import org.apache.dubbo.rpc.RpcException;

/** A canary: what the rules of structure must reject. */
public class CanaryThatCallsAway {

    RpcException failure = new RpcException("called away");
}
