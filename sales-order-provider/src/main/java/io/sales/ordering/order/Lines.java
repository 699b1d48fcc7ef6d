package io.sales.ordering.order;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import java.util.List;
import java.util.TreeMap;

/** Reads the lines of a request: checked, merged by SKU and sorted, so that equal wishes look equal. */
final class Lines {

    private Lines() {}

    /**
     * @throws SalesException {@code invalid-request}
     */
    static List<SkuQuantity> canonical(List<SkuQuantity> lines) {
        if (lines.isEmpty() || lines.size() > Limits.MAX_ORDER_LINES) {
            throw SalesException.invalid("lines", "must be 1 to " + Limits.MAX_ORDER_LINES);
        }
        var merged = new TreeMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            SkuQuantity line = lines.get(i);
            if (line.quantity() < 1 || line.quantity() > Limits.MAX_LINE_QUANTITY) {
                throw SalesException.invalid(
                        "lines[%d].quantity".formatted(i), "must be 1 to " + Limits.MAX_LINE_QUANTITY);
            }
            int sum = merged.merge(line.sku(), line.quantity(), Integer::sum);
            if (sum > Limits.MAX_LINE_QUANTITY) {
                throw SalesException.invalid(
                        "lines[%d].quantity".formatted(i),
                        "comes to more than %d of this SKU in all".formatted(Limits.MAX_LINE_QUANTITY));
            }
        }
        return merged.entrySet().stream()
                .map(line -> new SkuQuantity(line.getKey(), line.getValue()))
                .toList();
    }
}
