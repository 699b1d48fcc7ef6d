package io.sales.faults.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An order as the system shows it.
 *
 * @param charges by id of the payment, those that went through
 * @param payments ids of all payments, whatever became of them
 * @param refunds by id, those that went through
 * @param bookedRefunds ids of all refunds
 * @param pending payments and refunds that have no outcome yet
 * @param actions lines of its own history, oldest first; empty where only the list was read
 */
public record OrderSeen(
        String id,
        String status,
        List<Line> lines,
        long allowances,
        Map<String, Long> charges,
        List<String> payments,
        List<String> shipments,
        Map<String, Long> refunds,
        List<String> bookedRefunds,
        int pending,
        long version,
        List<String> actions) {

    /** Units of one SKU. */
    public record Line(String sku, long price, int quantity, int cancelled, int shipped, int credited) {}

    static OrderSeen of(JsonNode order) {
        return new OrderSeen(
                order.path("id").asString(),
                order.path("status").asString(),
                each(order.path("lines")).stream().map(OrderSeen::line).toList(),
                order.path("allowances").path("amount").asLong(),
                amounts(order.path("payments")),
                ids(order.path("payments")),
                ids(order.path("shipments")),
                amounts(order.path("refunds")),
                ids(order.path("refunds")),
                pending(order.path("payments")) + pending(order.path("refunds")),
                order.path("version").asLong(),
                List.of());
    }

    OrderSeen withActions(List<String> all) {
        return with(charges, version, List.copyOf(all));
    }

    OrderSeen withCharges(Map<String, Long> others) {
        return with(Map.copyOf(others), version, actions);
    }

    OrderSeen withVersion(long other) {
        return with(charges, other, actions);
    }

    private OrderSeen with(Map<String, Long> otherCharges, long otherVersion, List<String> otherActions) {
        return new OrderSeen(
                id,
                status,
                lines,
                allowances,
                otherCharges,
                payments,
                shipments,
                refunds,
                bookedRefunds,
                pending,
                otherVersion,
                otherActions);
    }

    long charged() {
        return charges.values().stream().mapToLong(Long::longValue).sum();
    }

    long refunded() {
        return refunds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the goods that are left cost, less what the shop lets the customer off. */
    long owed() {
        long worth = lines.stream()
                .mapToLong(line -> line.price() * (line.quantity() - line.cancelled() - line.credited()))
                .sum();
        return Math.max(0, worth - allowances);
    }

    /** Units of a SKU that this order keeps from being sold to others: neither cancelled nor sent. */
    int reserved(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(line -> line.quantity() - line.cancelled() - line.shipped())
                .sum();
    }

    int shipped(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Line::shipped)
                .sum();
    }

    long count(String action) {
        return actions.stream().filter(action::equals).count();
    }

    private static Line line(JsonNode line) {
        return new Line(
                line.path("sku").asString(),
                line.path("unitPrice").path("amount").asLong(),
                line.path("quantity").asInt(),
                line.path("cancelled").asInt(),
                line.path("shipped").asInt(),
                line.path("credited").asInt());
    }

    private static Map<String, Long> amounts(JsonNode transactions) {
        var amounts = new TreeMap<String, Long>();
        for (JsonNode one : transactions) {
            if (one.path("status").asString().equals("SUCCEEDED")) {
                amounts.put(
                        one.path("id").asString(),
                        one.path("amount").path("amount").asLong());
            }
        }
        return amounts;
    }

    private static int pending(JsonNode transactions) {
        return (int) each(transactions).stream()
                .filter(one -> one.path("status").asString().equals("PENDING"))
                .count();
    }

    private static List<String> ids(JsonNode things) {
        return each(things).stream().map(one -> one.path("id").asString()).toList();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
