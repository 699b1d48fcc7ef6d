package io.sales.inventory.stock;

public record CanaryHelper() {}
