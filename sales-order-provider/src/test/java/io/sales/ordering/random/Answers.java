package io.sales.ordering.random;

import io.sales.api.Answer;
import io.sales.api.order.CancellationView;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipmentView;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people were told that they made, by the order that it belongs to. */
final class Answers {

    private final Map<String, Set<String>> made = new ConcurrentHashMap<>();

    void note(String orderId, Object answer) {
        of(orderId).add(thing(answer));
    }

    /** Notes that there is such an order, to begin with. */
    void placed(String orderId) {
        of(orderId);
    }

    private Set<String> of(String orderId) {
        return made.computeIfAbsent(orderId, id -> ConcurrentHashMap.newKeySet());
    }

    /** What was made of each order; every order that was answered has an entry. */
    Map<String, Set<String>> made() {
        return made;
    }

    /** What an answer is about, without what may change about it later: its kind and id. */
    static String thing(Object answer) {
        if (answer instanceof Answer<?> keyed) {
            return thing(keyed.value());
        } else if (answer instanceof OrderView order) {
            return order.id();
        } else if (answer instanceof PaymentView payment) {
            return payment.id();
        } else if (answer instanceof CancellationView cancellation) {
            return cancellation.id();
        } else if (answer instanceof ShipmentView shipment) {
            return shipment.id() + (shipment.deliveredAt() == null ? "" : " delivered");
        } else if (answer instanceof ReturnView one) {
            return one.id();
        } else if (answer instanceof RefundView refund) {
            return refund.id();
        }
        throw new IllegalArgumentException("Nobody is answered " + answer);
    }
}
