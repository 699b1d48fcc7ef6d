package io.sales.ordering.order;

/** A canary: what the rules of structure must reject. */
public class CanaryHelper {}
