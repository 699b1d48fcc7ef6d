package io.sales.benchmark.load;

record CanaryThatKnowsDubbo(org.apache.dubbo.rpc.RpcException forbidden) {}
