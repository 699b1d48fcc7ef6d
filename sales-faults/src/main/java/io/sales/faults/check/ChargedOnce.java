package io.sales.faults.check;

import io.sales.faults.check.ProviderBooks.Charge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The payment provider's books are ours: each charge and refund once, and no order charged a second time. */
final class ChargedOnce implements Check {

    @Override
    public String promise() {
        return "the payment provider charged each order at most once, and its books are ours";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var ourCharges = new HashMap<String, Long>();
        var ourRefunds = new HashMap<String, Long>();
        evidence.orders().values().forEach(order -> {
            ourCharges.putAll(order.charges());
            ourRefunds.putAll(order.refunds());
        });
        var theirCharges = new HashMap<String, Long>();
        var charged = new HashSet<String>();
        for (Charge charge : evidence.provider().charges()) {
            theirCharges.merge(charge.attempt(), charge.amount(), Long::sum);
            if (!charged.add(charge.order())) {
                findings.add(new Finding(charge.order(), "was charged a second time"));
            }
        }
        compare("charged", ourCharges, theirCharges, findings);
        compare("refunded", ourRefunds, evidence.provider().refunds(), findings);
        return findings;
    }

    private static void compare(String what, Map<String, Long> ours, Map<String, Long> theirs, List<Finding> findings) {
        var ids = new HashSet<>(ours.keySet());
        ids.addAll(theirs.keySet());
        for (String id : ids) {
            long our = ours.getOrDefault(id, 0L);
            long their = theirs.getOrDefault(id, 0L);
            if (our != their) {
                findings.add(new Finding(id, "we have %s %d, the provider %d".formatted(what, our, their)));
            }
        }
    }

    @Override
    public String damage() {
        return "a second charge in the provider's books";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        ProviderBooks books = evidence.provider();
        Charge charge = books.charges().get(0);
        var charges = new ArrayList<>(books.charges());
        charges.add(new Charge("another", charge.order(), charge.amount()));
        return evidence.withProvider(new ProviderBooks(List.copyOf(charges), books.refunds()));
    }
}
