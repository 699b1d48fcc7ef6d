package io.sales.ordering.random;

import static io.sales.ordering.random.Invariant.STATUSES_FOLLOW;

import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ShipmentStatus;
import java.util.List;

/** Whether the four statuses are what the contract derives from quantities and transactions. */
record StatusAudit(Findings findings) {

    void of(OrderFile file) {
        Seen seen = file.seen();
        OrderView order = seen.order();
        require(order, "status", order.status(), status(seen));
        require(order, "paymentStatus", order.paymentStatus(), paymentStatus(seen));
        require(order, "shipmentStatus", order.shipmentStatus(), shipmentStatus(seen));
        require(order, "returnStatus", order.returnStatus(), returnStatus(seen));
        require(order, "whether it has a cancelReason", order.cancelReason() != null, seen.is(OrderStatus.CANCELLED));
    }

    private void require(OrderView order, String what, Object found, Object wanted) {
        findings.requireSame(STATUSES_FOLLOW, order.id(), what, found, wanted);
    }

    private static OrderStatus status(Seen seen) {
        if (seen.live() == 0) {
            return OrderStatus.CANCELLED;
        }
        if (seen.charged() < seen.owed()) {
            return OrderStatus.AWAITING_PAYMENT;
        }
        return seen.units(OrderView.Line::delivered) == seen.live() ? OrderStatus.COMPLETED : OrderStatus.CONFIRMED;
    }

    /** The first that holds. */
    private static PaymentStatus paymentStatus(Seen seen) {
        long charged = seen.charged();
        long refunded = seen.refunded();
        List<PaymentView> payments = seen.order().payments();
        if (charged - refunded > seen.owed()) {
            return PaymentStatus.CREDIT_OWED;
        } else if (charged > 0 && refunded == charged) {
            return PaymentStatus.REFUNDED;
        } else if (refunded > 0) {
            return PaymentStatus.PARTIALLY_REFUNDED;
        } else if (charged > 0) {
            return PaymentStatus.PAID;
        } else if (payments.stream().anyMatch(payment -> payment.status() == PaymentView.Status.PENDING)) {
            return PaymentStatus.PENDING;
        }
        return payments.isEmpty() ? PaymentStatus.NONE : PaymentStatus.FAILED;
    }

    private static ShipmentStatus shipmentStatus(Seen seen) {
        int shipped = seen.units(OrderView.Line::shipped);
        int delivered = seen.units(OrderView.Line::delivered);
        if (delivered > 0) {
            return delivered == seen.live() ? ShipmentStatus.DELIVERED : ShipmentStatus.PARTIALLY_DELIVERED;
        } else if (shipped > 0) {
            return shipped == seen.live() ? ShipmentStatus.SHIPPED : ShipmentStatus.PARTIALLY_SHIPPED;
        }
        return ShipmentStatus.NOT_SHIPPED;
    }

    private static ReturnStatus returnStatus(Seen seen) {
        int returned = seen.units(OrderView.Line::returned);
        if (returned > 0) {
            return returned == seen.live() ? ReturnStatus.RETURNED : ReturnStatus.PARTIALLY_RETURNED;
        }
        return seen.hasOpenReturn() ? ReturnStatus.REQUESTED : ReturnStatus.NONE;
    }
}
