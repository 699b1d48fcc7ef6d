package io.sales.gateway.order;

import io.sales.api.SkuQuantity;
import io.sales.api.order.ShipmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel. */
record ShipmentBody(
        String id,
        String orderId,
        List<SkuQuantity> lines,
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        @Nullable Instant deliveredAt) {

    static ShipmentBody from(ShipmentView view) {
        return new ShipmentBody(
                view.id(),
                view.orderId(),
                view.lines(),
                view.carrier(),
                view.trackingNumber(),
                view.shippedAt(),
                view.deliveredAt());
    }
}
