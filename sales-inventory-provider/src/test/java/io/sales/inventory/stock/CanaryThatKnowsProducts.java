package io.sales.inventory.stock;

import io.sales.inventory.catalogue.domain.Product;

public record CanaryThatKnowsProducts(Product product) {}
