package io.sales.ordering.order;

import io.sales.api.Address;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What was settled about an order when it was placed. */
@Embeddable
record Terms(
        String number,
        String customerId,
        String currency,
        String requestHash,
        @Convert(converter = AddressConverter.class) Address shippingAddress,
        Instant placedAt,
        Instant payBy) {

    static Terms of(Placement placement, Instant placedAt, Instant payBy) {
        OrderRequest request = placement.request();
        return new Terms(
                OrderNumber.of(request.id()),
                request.caller().id(),
                placement.currency(),
                request.hash(),
                request.shippingAddress(),
                placedAt,
                payBy);
    }

    boolean isFor(OrderRequest request) {
        return requestHash.equals(request.hash());
    }

    /** Of a row that is no order. */
    static Terms of(VoidHold hold, Instant now) {
        return new Terms(OrderNumber.of(hold.orderId()), "", "XXX", "", VoidHold.NOWHERE, now, now);
    }
}
