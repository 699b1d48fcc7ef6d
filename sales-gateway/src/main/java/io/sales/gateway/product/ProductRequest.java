package io.sales.gateway.product;

import io.sales.api.Limits;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.Sku;
import io.sales.gateway.web.PlainText;
import io.sales.gateway.web.SkuCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What staff says about a product, new or changed. */
record ProductRequest(
        @NotNull @PlainText(max = 200) String name,

        @Nullable @PlainText(min = 0, max = 5_000, prose = true)
        String description,

        @Nullable @PlainText(max = 100) String category,

        @NotNull @Size(min = 1, max = Limits.MAX_SKUS_PER_PRODUCT)
        List<@NotNull @Valid SkuBody> skus) {

    static ProductRequest from(ProductDetails details) {
        return new ProductRequest(
                details.name(),
                details.description(),
                details.category(),
                details.skus().stream().map(SkuBody::from).toList());
    }

    ProductDetails toDetails() {
        return new ProductDetails(
                name, description, category, skus.stream().map(SkuBody::toSku).toList());
    }

    /**
     * @param attributes may be left out, which means none
     */
    record SkuBody(
            @NotNull @SkuCode String sku,

            @Nullable @Size(max = 20)
            Map<@PlainText(max = 100) String, @NotNull @PlainText(max = 500) String> attributes,

            @NotNull @Valid PriceBody price) {

        static SkuBody from(Sku sku) {
            return new SkuBody(sku.sku(), sku.attributes(), PriceBody.from(sku.price()));
        }

        Sku toSku() {
            return new Sku(sku, attributes == null ? Map.of() : attributes, price.toMoney());
        }
    }
}
