package io.sales.inventory.catalogue;

import io.sales.inventory.stock.Holds;

public record CanaryThatKnowsStock(Holds holds) {}
