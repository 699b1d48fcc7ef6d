package io.sales.api.order;

import io.sales.api.Address;
import io.sales.api.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is now.
 *
 * @param number for people: short, unique, derived from the id
 * @param allowances what the shop lets the customer off, beyond lines; never more than what lines are left cost
 * @param total what was agreed when it was placed; later cancellations and credits do not change it
 * @param payBy until when stock is held for an unpaid order
 * @param cancelReason null unless the status is CANCELLED
 * @param version grows with every change
 */
public record OrderView(
        String id,
        String number,
        String customerId,
        OrderStatus status,
        PaymentStatus paymentStatus,
        ShipmentStatus shipmentStatus,
        ReturnStatus returnStatus,
        List<Line> lines,
        Address shippingAddress,
        Money allowances,
        Money total,
        Instant payBy,
        Instant placedAt,
        @Nullable CancelReason cancelReason,
        List<PaymentView> payments,
        List<ShipmentView> shipments,
        List<ReturnView> returns,
        List<RefundView> refunds,
        long version)
        implements Serializable {

    /**
     * Units of one SKU and what became of them. Name and price are those of the moment of placing.
     *
     * @param quantity ordered
     * @param cancelled of those; never shipped ones
     * @param returned delivered units that came back and were taken back
     * @param credited units whose price was given back without a cancellation; {@code cancelled + credited} is at most
     *     {@code quantity}
     */
    public record Line(
            String sku,
            String name,
            int quantity,
            Money unitPrice,
            int cancelled,
            int shipped,
            int delivered,
            int returned,
            int credited)
            implements Serializable {}
}
