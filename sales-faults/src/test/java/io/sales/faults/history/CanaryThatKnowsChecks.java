package io.sales.faults.history;

record CanaryThatKnowsChecks(io.sales.faults.check.Finding finding) {}
