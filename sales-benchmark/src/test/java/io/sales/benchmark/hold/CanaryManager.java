package io.sales.benchmark.hold;

class CanaryManager {}
