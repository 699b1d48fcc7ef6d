package io.sales.faults.load;

record CanaryThatKnowsSystem(io.sales.faults.system.Setup setup) {}
