package io.sales.gateway.canary.calling;

import org.apache.dubbo.rpc.RpcContext;

/** Makes a remote call by itself. */
public record Calling(RpcContext context) {}
