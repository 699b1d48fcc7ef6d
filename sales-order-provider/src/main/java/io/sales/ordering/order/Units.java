package io.sales.ordering.order;

import io.sales.api.SkuQuantity;
import jakarta.persistence.Embeddable;

/** So many units of one SKU, in a shipment or a cancellation. */
@Embeddable
record Units(String sku, int quantity) {

    SkuQuantity view() {
        return new SkuQuantity(sku, quantity);
    }
}
