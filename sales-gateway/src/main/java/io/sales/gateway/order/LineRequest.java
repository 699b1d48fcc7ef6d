package io.sales.gateway.order;

import io.sales.api.Limits;
import io.sales.api.SkuQuantity;
import io.sales.gateway.web.SkuCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** So many units of one SKU. */
record LineRequest(
        @NotNull @SkuCode String sku,
        @NotNull @Min(1) @Max(Limits.MAX_LINE_QUANTITY) Integer quantity) {

    static List<SkuQuantity> some(List<LineRequest> lines) {
        return lines.stream()
                .map(line -> new SkuQuantity(line.sku(), line.quantity()))
                .toList();
    }

    /** Lines that were left out mean all that is still possible. */
    static @Nullable List<SkuQuantity> someOrAll(@Nullable List<LineRequest> lines) {
        return lines == null ? null : some(lines);
    }
}
