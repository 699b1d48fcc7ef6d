package io.sales.faults.load;

final class CanaryManager {}
