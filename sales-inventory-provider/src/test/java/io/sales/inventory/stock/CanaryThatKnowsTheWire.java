package io.sales.inventory.stock;

import org.apache.dubbo.rpc.RpcContext;

public record CanaryThatKnowsTheWire(RpcContext context) {}
