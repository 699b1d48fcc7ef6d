package io.sales.ordering.random;

import io.sales.api.order.CancelReason;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentView;
import io.sales.api.order.ReturnView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order as its history tells it: begun with what was agreed at placing, and changed by nothing but what the lines of
 * history say. What a line does not say follows from the rules alone: a payment is of all that is owed, a refund of all
 * that was charged beyond it, an allowance ends with the goods that it was made on.
 */
final class HistoryReplay {

    private static final Pattern UNITS = Pattern.compile("(\\d+) ([^\\s,:]+)( RESTOCK| WRITE_OFF| DISMISS)?");

    private final List<OrderView.Line> agreed;
    private final Map<String, Long> refundedParts;
    private final Map<Kind, Map<String, Integer>> units = new EnumMap<>(Kind.class);
    private final Map<String, String> parcels = new HashMap<>();
    private final Map<String, Integer> awaited = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private final Map<String, Long> payments = new TreeMap<>();
    private final Map<String, PaymentView.Status> paymentStatuses = new TreeMap<>();
    private final Map<String, Long> refunds = new TreeMap<>();
    private final Map<String, ReturnView.Status> returns = new TreeMap<>();
    private OrderStatus status = OrderStatus.AWAITING_PAYMENT;
    private @Nullable CancelReason cancelReason;
    private long allowances;
    private long charged;
    private long booked;
    private long refunded;

    /**
     * @param agreed for SKUs, quantities and prices alone
     * @param refundedParts what the provider gave back, in minor units by the refund's id, which history names
     */
    HistoryReplay(List<OrderView.Line> agreed, Map<String, Long> refundedParts) {
        this.agreed = agreed;
        this.refundedParts = new HashMap<>(refundedParts);
        for (Kind kind : Kind.values()) {
            units.put(kind, new TreeMap<>());
        }
    }

    /** What becomes of units, and is written on the order's lines. */
    enum Kind {
        CANCELLED,
        SHIPPED,
        DELIVERED,
        RETURNED,
        CREDITED
    }

    void play(HistoryEntry entry) {
        String detail = entry.detail();
        switch (entry.action()) {
            case "PLACED", "PAYMENT_QUARANTINED", "PAYMENT_RESUMED", "RETRIED", "DISMISSED" -> {
                // Nothing of the order itself.
            }
            case "PAYMENT_STARTED" -> startPayment(detail);
            case "PAID" -> charged += endPayment(detail, PaymentView.Status.SUCCEEDED);
            case "PAYMENT_DECLINED", "PAYMENT_DISMISSED" -> endPayment(detail, PaymentView.Status.FAILED);
            case "PAYMENT_CANCELLED" -> endPayment(detail, PaymentView.Status.CANCELLED);
            case "CONFIRMED" -> confirm();
            case "COMPLETED" -> complete();
            case "CANCELLED" -> cancel(detail, entry.role().name());
            case "EXPIRED", "STOCK_LOST" -> giveUp(CancelReason.valueOf(entry.action()));
            case "SHIPPED" -> ship(detail);
            case "DELIVERED" -> deliver(detail);
            case "RETURN_REQUESTED" -> requestReturn(detail);
            case "RETURN_APPROVED" -> decide(detail, ReturnView.Status.APPROVED);
            case "RETURN_REJECTED" -> decide(detail, ReturnView.Status.REJECTED);
            case "RETURN_RECEIVED" -> receive(detail);
            case "CREDITED" -> each(detail, (sku, quantity) -> add(Kind.CREDITED, sku, quantity));
            case "ALLOWED" -> allowances += minorUnits(detail);
            case "REFUND_BOOKED" -> bookRefund(detail);
            case "REFUNDED" -> refunded += refund(detail);
            default -> complaints.add("nobody knows what %s means".formatted(entry.action()));
        }
        allowances = Math.min(allowances, worth());
    }

    private void startPayment(String id) {
        payments.put(id, owed() - charged);
        paymentStatuses.put(id, PaymentView.Status.PENDING);
    }

    private long endPayment(String id, PaymentView.Status outcome) {
        require(paymentStatuses.put(id, outcome) == PaymentView.Status.PENDING, id + " ended without being open");
        return payments.getOrDefault(id, 0L);
    }

    private void confirm() {
        require(status == OrderStatus.AWAITING_PAYMENT && charged >= owed(), "confirmed unpaid");
        status = OrderStatus.CONFIRMED;
    }

    private void complete() {
        require(status == OrderStatus.CONFIRMED && live() == sum(Kind.DELIVERED), "completed before all has arrived");
        status = OrderStatus.COMPLETED;
    }

    /** A credited unit that is cancelled counts as cancelled. */
    private void cancel(String detail, String role) {
        each(before(detail), (sku, quantity) -> add(Kind.CANCELLED, sku, quantity));
        agreed.forEach(line -> units(Kind.CREDITED)
                .computeIfPresent(
                        line.sku(),
                        (sku, credited) -> Math.min(credited, line.quantity() - count(Kind.CANCELLED, sku))));
        if (live() == 0) {
            end(role.equals("CUSTOMER") ? CancelReason.CUSTOMER : CancelReason.MERCHANT);
        }
    }

    private void giveUp(CancelReason reason) {
        agreed.forEach(line -> add(
                Kind.CANCELLED,
                line.sku(),
                line.quantity() - count(Kind.CANCELLED, line.sku()) - count(Kind.SHIPPED, line.sku())));
        end(reason);
    }

    private void end(CancelReason reason) {
        require(status != OrderStatus.CANCELLED, "ended twice");
        status = OrderStatus.CANCELLED;
        cancelReason = reason;
    }

    private void ship(String label) {
        require(parcels.put(label, "under way") == null, label + " was sent twice");
        each(behind(label), (sku, quantity) -> add(Kind.SHIPPED, sku, quantity));
    }

    private void deliver(String label) {
        require("under way".equals(parcels.put(label, "delivered")), label + " arrived without being under way");
        each(behind(label), (sku, quantity) -> add(Kind.DELIVERED, sku, quantity));
    }

    private void requestReturn(String label) {
        String id = before(label);
        returns.put(id, ReturnView.Status.REQUESTED);
        each(behind(label), (sku, quantity) -> awaited.merge(id, quantity, Integer::sum));
    }

    private void decide(String id, ReturnView.Status decision) {
        require(
                returns.put(id, decision) == ReturnView.Status.REQUESTED,
                id + " was decided on without being asked for");
    }

    private void receive(String label) {
        String id = before(label);
        require(returns.get(id) == ReturnView.Status.APPROVED, id + " came back without being approved");
        Matcher part = UNITS.matcher(behind(label));
        while (part.find()) {
            int quantity = Integer.parseInt(part.group(1));
            awaited.merge(id, -quantity, Integer::sum);
            if (!" DISMISS".equals(part.group(3))) {
                add(Kind.RETURNED, part.group(2), quantity);
            }
        }
        if (awaited.getOrDefault(id, 0) == 0) {
            returns.put(id, ReturnView.Status.RECEIVED);
        }
    }

    private void bookRefund(String id) {
        long amount = charged - owed() - booked;
        require(amount > 0 && refunds.put(id, amount) == null, id + " was booked without anything to go back");
        booked += amount;
    }

    private long refund(String id) {
        Long amount = refundedParts.remove(id);
        require(amount != null, id + " went back, and the provider knows nothing of it");
        return amount == null ? 0 : amount;
    }

    private static long minorUnits(String amount) {
        return new BigDecimal(amount.substring(0, amount.indexOf(' ')))
                .movePointRight(2)
                .longValueExact();
    }

    private static String before(String label) {
        int colon = label.indexOf(": ");
        return colon < 0 ? label : label.substring(0, colon);
    }

    private static String behind(String label) {
        return label.substring(label.indexOf(": ") + 2);
    }

    private static void each(String text, BiConsumer<String, Integer> use) {
        Matcher part = UNITS.matcher(text);
        while (part.find()) {
            use.accept(part.group(2), Integer.parseInt(part.group(1)));
        }
    }

    private void add(Kind kind, String sku, int quantity) {
        if (quantity > 0) {
            units(kind).merge(sku, quantity, Integer::sum);
        }
    }

    private Map<String, Integer> units(Kind kind) {
        return units.getOrDefault(kind, Map.of());
    }

    int count(Kind kind, String sku) {
        return units(kind).getOrDefault(sku, 0);
    }

    private int sum(Kind kind) {
        return units(kind).values().stream().mapToInt(Integer::intValue).sum();
    }

    private int live() {
        return agreed.stream().mapToInt(OrderView.Line::quantity).sum() - sum(Kind.CANCELLED);
    }

    private long worth() {
        return agreed.stream()
                .mapToLong(line -> line.unitPrice().amount()
                        * (line.quantity() - count(Kind.CANCELLED, line.sku()) - count(Kind.CREDITED, line.sku())))
                .sum();
    }

    private long owed() {
        return worth() - allowances;
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    /** What the lines contradict each other in. */
    List<String> complaints() {
        return complaints;
    }

    /** Everything but the units, in the words of {@link HistoryAudit}. */
    Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        state.put("status", status);
        state.put("cancelReason", String.valueOf(cancelReason));
        state.put("allowances", allowances);
        state.put("charged", charged);
        state.put("refunded", refunded);
        state.put("payments", payments);
        state.put("payment statuses", paymentStatuses);
        state.put("refunds", refunds);
        state.put("returns", returns);
        state.put("parcels", (long) parcels.size());
        state.put(
                "parcels delivered",
                parcels.values().stream().filter("delivered"::equals).count());
        return state;
    }
}
