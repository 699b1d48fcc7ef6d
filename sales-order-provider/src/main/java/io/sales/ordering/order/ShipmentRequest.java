package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import io.sales.api.order.ShipOrder;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to ship some or all of an order.
 *
 * @param id derived from caller, order and key
 * @param hash of what is asked for
 * @param lines merged by SKU, sorted; null for all that is left
 */
record ShipmentRequest(
        String id,
        String hash,
        Caller caller,
        @Nullable List<SkuQuantity> lines,
        String carrier,
        String trackingNumber) {

    static ShipmentRequest of(ShipOrder command) {
        command.caller().requireStaff();
        Check.idempotencyKey(command.idempotencyKey());
        Check.line(command.carrier(), "carrier", 100);
        Check.line(command.trackingNumber(), "trackingNumber", 100);
        List<SkuQuantity> lines = command.lines() == null ? null : Lines.canonical(command.lines());
        String id = Digest.of(
                        command.caller().id(),
                        "POST /orders/" + command.orderId() + "/shipments",
                        command.idempotencyKey())
                .id("shp");
        String hash = Digest.of(String.valueOf(lines), command.carrier(), command.trackingNumber())
                .hex();
        return new ShipmentRequest(id, hash, command.caller(), lines, command.carrier(), command.trackingNumber());
    }
}
