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
        String orderId,
        @Nullable List<SkuQuantity> lines,
        String carrier,
        String trackingNumber)
        implements KeyedRequest {

    static ShipmentRequest of(ShipOrder command) {
        command.caller().requireStaff();
        Check.idempotencyKey(command.idempotencyKey());
        Check.line(command.carrier(), "carrier", 100);
        Check.line(command.trackingNumber(), "trackingNumber", 100);
        List<SkuQuantity> lines = command.lines() == null ? null : Lines.canonical(command.lines());
        String id = KeyedRequest.id(
                "shp", command.caller(), "/orders/" + command.orderId() + "/shipments", command.idempotencyKey());
        String hash = Digest.of(String.valueOf(lines), command.carrier(), command.trackingNumber())
                .hex();
        return new ShipmentRequest(
                id, hash, command.caller(), command.orderId(), lines, command.carrier(), command.trackingNumber());
    }
}
