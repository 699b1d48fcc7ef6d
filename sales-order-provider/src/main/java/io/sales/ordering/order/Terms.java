package io.sales.ordering.order;

import io.sales.api.Address;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was settled about an order when it was placed.
 *
 * @param anonymisedAt when it was forgotten who it was for; null while that is known
 */
@Embeddable
record Terms(
        String number,
        String customerId,
        String currency,
        String requestHash,
        @Convert(converter = AddressConverter.class) Address shippingAddress,
        Instant placedAt,
        Instant payBy,
        @Nullable Instant anonymisedAt) {

    private static final String DELETED = "deleted";

    static Terms of(Placement placement, Instant placedAt, Instant payBy) {
        OrderRequest request = placement.request();
        return new Terms(
                OrderNumber.of(request.id()),
                request.caller().id(),
                placement.currency(),
                request.hash(),
                request.shippingAddress(),
                placedAt,
                payBy,
                null);
    }

    boolean isFor(OrderRequest request) {
        return requestHash.equals(request.hash());
    }

    /** Of a row that is no order. */
    static Terms of(VoidHold hold, Instant now) {
        return new Terms(OrderNumber.of(hold.orderId()), "", "XXX", "", VoidHold.NOWHERE, now, now, null);
    }

    /** Only the country is left, which taxes and figures go by. */
    Terms withoutPerson(Instant now) {
        var nobody = new Address(DELETED, DELETED, null, DELETED, null, DELETED, shippingAddress.country(), null);
        return new Terms(number, customerId, currency, requestHash, nobody, placedAt, payBy, now);
    }
}
