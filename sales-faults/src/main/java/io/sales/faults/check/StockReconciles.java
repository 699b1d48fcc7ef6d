package io.sales.faults.check;

import io.sales.faults.check.SkuSeen.Movement;
import io.sales.faults.load.Shop;
import java.util.ArrayList;
import java.util.List;

/** Every level is what its ledger says, the ledger has no gap, and what was sent is what has left. */
final class StockReconciles implements Check {

    @Override
    public String promise() {
        return "stock reconciles: ledger without gaps, levels explained, shipped units gone once";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        if (evidence.discrepancies() > 0) {
            findings.add(new Finding("stock", evidence.discrepancies() + " discrepancies are reported"));
        }
        for (SkuSeen sku : evidence.shelf()) {
            follow(sku, findings);
            long shipped = evidence.orders().values().stream()
                    .mapToLong(order -> order.shipped(sku.sku()))
                    .sum();
            if (Shop.UNITS - shipped != sku.onHand()) {
                findings.add(new Finding(
                        sku.sku(),
                        "%d are on hand after %d of %d were sent".formatted(sku.onHand(), shipped, Shop.UNITS)));
            }
        }
        return findings;
    }

    private static void follow(SkuSeen sku, List<Finding> findings) {
        long seq = 0;
        long onHand = 0;
        long held = 0;
        long committed = 0;
        for (Movement movement : sku.movements()) {
            seq++;
            onHand += movement.onHandDelta();
            held += movement.heldDelta();
            committed += movement.committedDelta();
            if (movement.seq() != seq
                    || movement.onHand() != onHand
                    || movement.held() != held
                    || movement.committed() != committed) {
                findings.add(new Finding(sku.sku(), "line %d of its ledger does not follow".formatted(seq)));
                return;
            }
        }
        if (sku.onHand() != onHand || sku.reserved() != held + committed) {
            findings.add(new Finding(sku.sku(), "its level is not what its ledger comes to"));
        }
    }

    @Override
    public String damage() {
        return "a line taken out of a ledger";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        SkuSeen sku = evidence.shelf().stream()
                .filter(one -> one.movements().size() > 1)
                .findFirst()
                .orElseThrow();
        var movements = new ArrayList<>(sku.movements());
        movements.remove(1);
        return evidence.withSku(sku.withMovements(movements));
    }
}
