package io.sales.gateway.canary.calling;

/** Makes a remote call by itself. */
public record Calling(org.apache.dubbo.rpc.RpcContext context) {}
