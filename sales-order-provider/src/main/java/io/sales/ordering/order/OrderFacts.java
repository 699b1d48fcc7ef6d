package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.order.OrderView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ReturnView;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is audited of an order: states, units and sums. Not who the customer is, where they live, or what anybody wrote; the
 * order's own history has that for those who may see it.
 */
final class OrderFacts {

    private OrderFacts() {}

    static Map<String, String> of(Order order) {
        OrderView view = order.view();
        var facts = new TreeMap<String, String>();
        facts.put("status", view.status().name());
        facts.put("paymentStatus", view.paymentStatus().name());
        facts.put("shipmentStatus", view.shipmentStatus().name());
        facts.put("returnStatus", view.returnStatus().name());
        if (view.cancelReason() != null) {
            facts.put("cancelReason", view.cancelReason().name());
        }
        facts.put("allowances", text(view.allowances()));
        view.lines().forEach(line -> facts.put("units of " + line.sku(), text(line)));
        view.shipments().forEach(one -> facts.put(one.id(), one.deliveredAt() == null ? "SHIPPED" : "DELIVERED"));
        view.returns().forEach(one -> facts.put(one.id(), text(one)));
        view.refunds().forEach(one -> facts.put(one.id(), text(one)));
        return facts;
    }

    private static String text(OrderView.Line line) {
        return "%d ordered, %d cancelled, %d shipped, %d delivered, %d returned, %d credited"
                .formatted(
                        line.quantity(),
                        line.cancelled(),
                        line.shipped(),
                        line.delivered(),
                        line.returned(),
                        line.credited());
    }

    private static String text(ReturnView view) {
        return view.lines().stream()
                .map(line -> "%d %s: %d restocked, %d written off, %d dismissed"
                        .formatted(line.quantity(), line.sku(), line.restocked(), line.writtenOff(), line.dismissed()))
                .collect(Collectors.joining("; ", view.status() + " of ", ""));
    }

    /** Whether it has gone through yet is not staff's doing. */
    private static String text(RefundView view) {
        return text(view.amount());
    }

    /** In minor units, as the API has them. */
    private static String text(Money money) {
        return money.amount() + " " + money.currency();
    }
}
