package io.sales.gateway.order;

import io.sales.api.order.CancelReason;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ShipmentStatus;
import io.sales.gateway.web.AddressBody;
import io.sales.gateway.web.MoneyBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is shown. */
record OrderBody(
        String id,
        String number,
        String customerId,
        OrderStatus status,
        PaymentStatus paymentStatus,
        ShipmentStatus shipmentStatus,
        ReturnStatus returnStatus,
        List<Line> lines,
        AddressBody shippingAddress,
        MoneyBody allowances,
        MoneyBody total,
        Instant payBy,
        Instant placedAt,
        @Nullable CancelReason cancelReason,
        List<PaymentBody> payments,
        List<ShipmentBody> shipments,
        List<ReturnBody> returns,
        List<RefundBody> refunds,
        long version) {

    static OrderBody from(OrderView view) {
        return new OrderBody(
                view.id(),
                view.number(),
                view.customerId(),
                view.status(),
                view.paymentStatus(),
                view.shipmentStatus(),
                view.returnStatus(),
                view.lines().stream().map(Line::from).toList(),
                AddressBody.from(view.shippingAddress()),
                MoneyBody.from(view.allowances()),
                MoneyBody.from(view.total()),
                view.payBy(),
                view.placedAt(),
                view.cancelReason(),
                view.payments().stream().map(PaymentBody::from).toList(),
                view.shipments().stream().map(ShipmentBody::from).toList(),
                view.returns().stream().map(ReturnBody::from).toList(),
                view.refunds().stream().map(RefundBody::from).toList(),
                view.version());
    }

    /** Units of one SKU and what became of them. The document knows lines of other kinds too. */
    @Schema(name = "OrderLine")
    record Line(
            String sku,
            String name,
            int quantity,
            MoneyBody unitPrice,
            int cancelled,
            int shipped,
            int delivered,
            int returned,
            int credited) {

        static Line from(OrderView.Line line) {
            return new Line(
                    line.sku(),
                    line.name(),
                    line.quantity(),
                    MoneyBody.from(line.unitPrice()),
                    line.cancelled(),
                    line.shipped(),
                    line.delivered(),
                    line.returned(),
                    line.credited());
        }
    }
}
