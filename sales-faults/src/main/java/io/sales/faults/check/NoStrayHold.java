package io.sales.faults.check;

import java.util.ArrayList;
import java.util.List;

/** What is held is held for orders, to the unit, and that soon after all is up again. */
final class NoStrayHold implements Check {

    private static final double WITHIN_SECONDS = 30;

    @Override
    public String promise() {
        return "no hold without an order 30 s after rest";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        if (!evidence.rest().quiet() || evidence.rest().seconds() > WITHIN_SECONDS) {
            findings.add(new Finding(
                    "stock",
                    "came to rest after %.1f s".formatted(evidence.rest().seconds())));
        }
        for (SkuSeen sku : evidence.shelf()) {
            long ordered = evidence.orders().values().stream()
                    .mapToLong(order -> order.reserved(sku.sku()))
                    .sum();
            if (ordered != sku.reserved()) {
                findings.add(new Finding(
                        sku.sku(), "%d are reserved, %d of them for orders".formatted(sku.reserved(), ordered)));
            }
        }
        return findings;
    }

    @Override
    public String damage() {
        return "one unit more held than ordered";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        SkuSeen sku = evidence.shelf().get(0);
        return evidence.withSku(sku.withReserved(sku.reserved() + 1));
    }
}
