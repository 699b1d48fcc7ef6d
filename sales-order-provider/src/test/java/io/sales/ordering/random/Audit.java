package io.sales.ordering.random;

import static io.sales.ordering.random.Invariant.ANSWERS_HOLD;

import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipmentView;
import io.sales.api.stock.SettleStock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every invariant, for every order, once all is at rest. */
record Audit(Shop shop, Findings findings) {

    void of(Answers answers) {
        List<OrderFile> files = new Files(shop, answers).all();
        var money = new MoneyAudit(findings);
        var stock = new StockAudit(findings);
        var statuses = new StatusAudit(findings);
        var history = new HistoryAudit(findings);
        for (OrderFile file : files) {
            money.of(file);
            stock.of(file);
            statuses.of(file);
            history.of(file);
            requireAnswered(file);
            findings.count("order " + file.seen().order().status());
        }
        money.ofProvider(files, shop.provider());
        stock.ofLedger(files, shop.inventory().ledger());
        stock.ofHolds(files, reservations());
        requireAll(files, answers);
    }

    private Map<String, List<SettleStock.Line>> reservations() {
        var reservations = new TreeMap<String, List<SettleStock.Line>>();
        shop.inventory().memories().forEach((id, memory) -> reservations.put(id, memory.lines()));
        return reservations;
    }

    private void requireAll(List<OrderFile> files, Answers answers) {
        Set<String> missing = new HashSet<>(answers.made().keySet());
        files.forEach(file -> missing.remove(file.id()));
        missing.forEach(id -> findings.broken(ANSWERS_HOLD, id, "the order is gone"));
    }

    /** Everything that was answered is there, and nothing is there but what was answered. */
    private void requireAnswered(OrderFile file) {
        OrderView order = file.seen().order();
        Set<String> there = new HashSet<>();
        order.payments().stream().map(PaymentView::id).forEach(there::add);
        order.returns().stream().map(ReturnView::id).forEach(there::add);
        for (ShipmentView parcel : order.shipments()) {
            there.add(parcel.id());
            if (parcel.deliveredAt() != null) {
                there.add(parcel.id() + " delivered");
            }
        }
        findings.requireSame(ANSWERS_HOLD, file.id(), "what there is", there, answered(file, "pay", "ret", "shp"));
        Set<String> refunds = order.refunds().stream().map(RefundView::id).collect(Collectors.toSet());
        if (!refunds.containsAll(answered(file, "ref"))) {
            findings.broken(ANSWERS_HOLD, file.id(), "of %s only %s are there".formatted(file.answered(), refunds));
        }
        long cancellations = file.history().stream()
                .filter(entry -> entry.action().equals("CANCELLED"))
                .count();
        findings.requireSame(ANSWERS_HOLD, file.id(), "cancellations", cancellations, (long)
                answered(file, "can").size());
    }

    private static Set<String> answered(OrderFile file, String... kinds) {
        return file.answered().stream()
                .filter(thing -> List.of(kinds).contains(thing.substring(0, 3)))
                .collect(Collectors.toSet());
    }
}
