package io.sales.ordering.random;

import static io.sales.ordering.random.Invariant.HISTORY_EXPLAINS;

import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ReturnView;
import io.sales.ordering.random.HistoryReplay.Kind;
import io.sales.ordering.random.OrderFile.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the history, played from its beginning, comes to the order as it is now. */
record HistoryAudit(Findings findings) {

    void of(OrderFile file) {
        OrderView order = file.seen().order();
        var replay = new HistoryReplay(order.lines(), refundedParts(file));
        long seq = 0;
        for (HistoryEntry entry : file.history()) {
            require(file, "the number of a line", entry.seq(), ++seq);
            replay.play(entry);
        }
        replay.complaints().forEach(complaint -> findings.broken(HISTORY_EXPLAINS, file.id(), complaint));
        Map<String, Object> told = replay.state();
        state(file.seen()).forEach((what, found) -> require(file, what, found, told.getOrDefault(what, "untold")));
        for (OrderView.Line line : order.lines()) {
            require(file, "cancelled", line.cancelled(), replay.count(Kind.CANCELLED, line.sku()));
            require(file, "shipped", line.shipped(), replay.count(Kind.SHIPPED, line.sku()));
            require(file, "delivered", line.delivered(), replay.count(Kind.DELIVERED, line.sku()));
            require(file, "returned", line.returned(), replay.count(Kind.RETURNED, line.sku()));
            require(file, "credited", line.credited(), replay.count(Kind.CREDITED, line.sku()));
        }
    }

    private void require(OrderFile file, String what, Object found, Object wanted) {
        findings.requireSame(HISTORY_EXPLAINS, file.id(), what, found, wanted);
    }

    private static Map<String, Long> refundedParts(OrderFile file) {
        return file.transactions().stream()
                .filter(transaction -> transaction.isSuccess("REFUND"))
                .collect(Collectors.toMap(Transaction::subjectId, Transaction::amount));
    }

    private static Map<String, Object> state(Seen seen) {
        OrderView order = seen.order();
        var state = new TreeMap<String, Object>();
        state.put("status", order.status());
        state.put("cancelReason", String.valueOf(order.cancelReason()));
        state.put("allowances", order.allowances().amount());
        state.put("charged", seen.charged());
        state.put("refunded", seen.refunded());
        state.put(
                "payments",
                byId(
                        order.payments(),
                        PaymentView::id,
                        payment -> payment.amount().amount()));
        state.put("payment statuses", byId(order.payments(), PaymentView::id, PaymentView::status));
        state.put(
                "refunds",
                byId(order.refunds(), RefundView::id, refund -> refund.amount().amount()));
        state.put("returns", byId(order.returns(), ReturnView::id, ReturnView::status));
        state.put("parcels", (long) order.shipments().size());
        state.put(
                "parcels delivered",
                order.shipments().stream()
                        .filter(parcel -> parcel.deliveredAt() != null)
                        .count());
        return state;
    }

    private static <T, V> Map<String, V> byId(List<T> things, Function<T, String> id, Function<T, V> value) {
        return things.stream().collect(Collectors.toMap(id, value));
    }
}
