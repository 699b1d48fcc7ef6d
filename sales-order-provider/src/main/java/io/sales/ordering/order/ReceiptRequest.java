package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.Disposition;
import io.sales.api.order.ReceiveReturn;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to record that units of a return came back.
 *
 * @param id derived from caller, return and key; a new one where there is no key, which makes every request another part
 * @param hash of what is asked for
 * @param lines merged by SKU and disposition, sorted
 */
record ReceiptRequest(String id, String hash, Caller caller, String orderId, String returnId, List<ReceivedUnits> lines)
        implements KeyedRequest {

    /** Every line may be split over all that can become of a unit. */
    private static final int MAX_LINES = Limits.MAX_ORDER_LINES * Disposition.values().length;

    /**
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    static ReceiptRequest of(ReceiveReturn command) {
        command.caller().requireStaff();
        List<ReceivedUnits> lines = canonical(command.lines());
        return new ReceiptRequest(
                id(command, command.idempotencyKey()),
                Digest.of(String.valueOf(lines)).hex(),
                command.caller(),
                command.orderId(),
                command.returnId(),
                lines);
    }

    private static String id(ReceiveReturn command, @Nullable String key) {
        if (key == null) {
            return Digest.of(UUID.randomUUID().toString()).id("rcp");
        }
        Check.idempotencyKey(key);
        return KeyedRequest.id(
                "rcp",
                command.caller(),
                "/orders/%s/returns/%s/receipt".formatted(command.orderId(), command.returnId()),
                key);
    }

    private static List<ReceivedUnits> canonical(List<ReceiveReturn.Line> lines) {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw SalesException.invalid("lines", "must be 1 to " + MAX_LINES);
        }
        Map<Disposition, List<SkuQuantity>> byDisposition = new EnumMap<>(Disposition.class);
        lines.forEach(line -> byDisposition
                .computeIfAbsent(line.disposition(), disposition -> new ArrayList<>())
                .add(new SkuQuantity(line.sku(), line.quantity())));
        var merged = new ArrayList<ReceivedUnits>();
        byDisposition.forEach((disposition, units) -> Lines.canonical(units)
                .forEach(unit -> merged.add(new ReceivedUnits(unit.sku(), unit.quantity(), disposition))));
        return merged;
    }
}
