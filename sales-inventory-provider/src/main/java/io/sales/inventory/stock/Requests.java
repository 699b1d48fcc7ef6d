package io.sales.inventory.stock;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.SettleStock;
import io.sales.platform.input.Check;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the order provider may ask. */
final class Requests {

    private static final int MAX_HASH = 64;

    private Requests() {}

    /** The command with its lines by SKU: the order in which stock is locked and granted. */
    static HoldStock checked(@Nullable HoldStock given) {
        HoldStock command = Check.present(given, "command");
        Check.id(command.orderId(), "orderId");
        Check.within(command.stockVersion(), "stockVersion", 0, Long.MAX_VALUE);
        Check.line(command.requestHash(), "requestHash", MAX_HASH);
        Check.actor(command.actor(), "actor");
        List<SkuQuantity> lines = Check.present(command.lines(), "lines");
        Check.within(lines.size(), "lines.size", 1, Limits.MAX_ORDER_LINES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String field = "lines[%d]".formatted(i);
            SkuQuantity line = Check.present(lines.get(i), field);
            requireOnce(seen, Check.sku(line.sku(), field + ".sku"), field + ".sku");
            Check.within(line.quantity(), field + ".quantity", 1, Limits.MAX_LINE_QUANTITY);
        }
        List<SkuQuantity> sorted =
                lines.stream().sorted(Comparator.comparing(SkuQuantity::sku)).toList();
        return new HoldStock(command.orderId(), command.stockVersion(), command.requestHash(), command.actor(), sorted);
    }

    static SettleStock checked(@Nullable SettleStock given) {
        SettleStock command = Check.present(given, "command");
        Check.id(command.orderId(), "orderId");
        Check.within(command.stockVersion(), "stockVersion", 0, Long.MAX_VALUE);
        Check.actor(command.actor(), "actor");
        Check.actor(command.reference(), "reference");
        List<SettleStock.Line> lines = Check.present(command.lines(), "lines");
        Check.within(lines.size(), "lines.size", 0, Limits.MAX_ORDER_LINES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String field = "lines[%d]".formatted(i);
            SettleStock.Line line = Check.present(lines.get(i), field);
            requireOnce(seen, Check.sku(line.sku(), field + ".sku"), field + ".sku");
            notNegative(line.held(), field + ".held");
            notNegative(line.committed(), field + ".committed");
            notNegative(line.shipped(), field + ".shipped");
            notNegative(line.restocked(), field + ".restocked");
            notNegative(line.writtenOff(), field + ".writtenOff");
        }
        return command;
    }

    private static void requireOnce(Set<String> seen, String sku, String field) {
        if (!seen.add(sku)) {
            throw SalesException.invalid(field, "is there twice");
        }
    }

    private static void notNegative(int units, String field) {
        Check.within(units, field, 0, Integer.MAX_VALUE);
    }
}
