package io.sales.ordering.order;

import io.sales.api.SkuQuantity;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.stream.Collectors;

/** So many units of one SKU, in a shipment or a cancellation. */
@Embeddable
record Units(String sku, int quantity) {

    /** For people. */
    static String text(List<Units> units) {
        return units.stream().map(unit -> unit.quantity() + " " + unit.sku()).collect(Collectors.joining(", "));
    }

    SkuQuantity view() {
        return new SkuQuantity(sku, quantity);
    }
}
