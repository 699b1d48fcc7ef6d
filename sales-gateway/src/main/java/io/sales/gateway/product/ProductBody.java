package io.sales.gateway.product;

import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.ProductView;
import io.sales.gateway.product.ProductRequest.SkuBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as it is shown. */
record ProductBody(
        String id,
        String name,
        @Nullable String description,
        @Nullable String category,
        List<SkuBody> skus,
        ProductStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static ProductBody from(ProductView view) {
        ProductRequest details = ProductRequest.from(view.details());
        return new ProductBody(
                view.id(),
                details.name(),
                details.description(),
                details.category(),
                details.skus(),
                view.status(),
                view.version(),
                view.createdAt(),
                view.updatedAt());
    }
}
