package io.sales.ordering.random;

import static io.sales.ordering.random.Invariant.LEDGER_BALANCES;
import static io.sales.ordering.random.Invariant.NO_HOLD_WITHOUT_ORDER;
import static io.sales.ordering.random.Invariant.STOCK_FOLLOWS;

import io.sales.api.stock.SettleStock;
import io.sales.ordering.StockLedger;
import io.sales.ordering.StockLedger.Level;
import io.sales.ordering.StockLedger.Movement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether inventory has of each order what its lines say, and whether the ledger comes to the sum of all of them. */
record StockAudit(Findings findings) {

    void of(OrderFile file) {
        findings.requireSame(
                STOCK_FOLLOWS,
                file.id(),
                "the reservation",
                Set.copyOf(file.stock()),
                new HashSet<>(wanted(file.seen())));
    }

    /** An order at rest waits for no money, so that nothing of it is only held. */
    private static List<SettleStock.Line> wanted(Seen seen) {
        return seen.order().lines().stream()
                .map(line -> new SettleStock.Line(
                        line.sku(),
                        0,
                        line.quantity() - line.cancelled() - line.shipped(),
                        line.shipped(),
                        seen.restocked(line.sku()),
                        seen.writtenOff(line.sku())))
                .toList();
    }

    void ofLedger(List<OrderFile> files, StockLedger ledger) {
        var expected = new TreeMap<String, Level>();
        Shop.articles().forEach(article -> expected.put(article.sku(), new Level(article.units(), 0, 0)));
        files.forEach(
                file -> wanted(file.seen()).forEach(line -> expected.merge(line.sku(), level(line), Level::plus)));
        expected.forEach((sku, level) -> {
            findings.requireSame(LEDGER_BALANCES, sku, "the level", ledger.level(sku), level);
            requireExplained(sku, ledger.level(sku), ledger.movements().getOrDefault(sku, List.of()));
        });
    }

    /** What an order does to the level of a SKU. */
    private static Level level(SettleStock.Line line) {
        return new Level(line.restocked() - line.shipped(), line.held(), line.committed());
    }

    private void requireExplained(String sku, Level level, List<Movement> movements) {
        Level running = Level.NONE;
        long seq = 0;
        for (Movement movement : movements) {
            running = running.plus(movement.delta());
            findings.requireSame(LEDGER_BALANCES, sku, "the number of a movement", movement.seq(), ++seq);
            findings.requireSame(LEDGER_BALANCES, sku, "the balance after " + movement, movement.after(), running);
        }
        findings.requireSame(LEDGER_BALANCES, sku, "the sum of all movements", running, level);
    }

    void ofHolds(List<OrderFile> files, Map<String, List<SettleStock.Line>> reservations) {
        Set<String> orders = files.stream().map(OrderFile::id).collect(Collectors.toSet());
        reservations.forEach((orderId, lines) -> {
            boolean takes = lines.stream().anyMatch(line -> line.held() + line.committed() + line.shipped() > 0);
            if (takes && !orders.contains(orderId)) {
                findings.broken(NO_HOLD_WITHOUT_ORDER, orderId, "no order has " + lines);
            }
        });
    }
}
