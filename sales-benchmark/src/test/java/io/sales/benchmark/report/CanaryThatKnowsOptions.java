package io.sales.benchmark.report;

record CanaryThatKnowsOptions(io.sales.benchmark.suite.Options forbidden) {}
