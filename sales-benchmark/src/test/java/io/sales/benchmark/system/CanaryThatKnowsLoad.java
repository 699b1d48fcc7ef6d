package io.sales.benchmark.system;

record CanaryThatKnowsLoad(io.sales.benchmark.load.Run forbidden) {}
