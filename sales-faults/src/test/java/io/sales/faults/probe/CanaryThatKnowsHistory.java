package io.sales.faults.probe;

record CanaryThatKnowsHistory(io.sales.faults.history.Verb verb) {}
