package io.sales.faults.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What was charged less what went back is what an order owes, once anything was charged. */
final class MoneyAddsUp implements Check {

    @Override
    public String promise() {
        return "charged - refunded = owed, for every order";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        for (OrderSeen order : evidence.orders().values()) {
            boolean waits = order.status().equals("AWAITING_PAYMENT");
            long owed = waits ? 0 : order.owed();
            if (order.charged() - order.refunded() != owed) {
                findings.add(new Finding(
                        order.id(),
                        "%s: charged %d, refunded %d, owed %d"
                                .formatted(order.status(), order.charged(), order.refunded(), owed)));
            }
        }
        return findings;
    }

    @Override
    public String damage() {
        return "an order charged twice";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        OrderSeen order = evidence.orders().values().stream()
                .filter(one -> one.charged() > 0)
                .findFirst()
                .orElseThrow();
        var charges = new HashMap<>(order.charges());
        charges.put("another", order.charged());
        return evidence.withOrder(order.withCharges(charges));
    }
}
