package io.sales.inventory.stock;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.stock.LowStockEvent;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.WatchStock;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.Transactions;
import io.sales.platform.id.Cursor;
import io.sales.platform.input.Check;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which SKUs are running out, and when they did. */
@Service
public class LowStock {

    private static final String LIST = "low-stock";
    private static final String EVENTS = "low-stock-events";

    private final Levels levels;
    private final LowStockLog log;
    private final Transactions transactions;
    private final AuditLog audit;

    LowStock(Levels levels, LowStockLog log, Transactions transactions, AuditLog audit) {
        this.levels = levels;
        this.log = log;
        this.transactions = transactions;
        this.audit = audit;
    }

    public LowStockView watch(WatchStock command) {
        Caller staff = Check.staff(Check.present(command, "command").caller());
        Long threshold = command.threshold();
        if (threshold != null) {
            Check.within(threshold, "threshold", 1, Limits.MAX_ON_HAND);
        }
        if (!Check.couldBeSku(command.sku())) {
            throw SalesException.notFound("SKU");
        }
        return transactions.write(() -> {
            Level level = levels.lock(command.sku()).orElseThrow(() -> SalesException.notFound("SKU"));
            levels.watch(command.sku(), threshold);
            String action = threshold == null ? "unwatchStock" : "watchStock";
            audit.changed(staff, action, command.sku(), facts(level.lowStockThreshold()), facts(threshold));
            return view(level.watchedFrom(threshold));
        });
    }

    private static Map<String, String> facts(@Nullable Long threshold) {
        return threshold == null ? Map.of() : Map.of("lowStockThreshold", threshold.toString());
    }

    public Page<LowStockView> low(Caller caller, PageRequest page) {
        Check.staff(caller);
        int limit = Check.page(page).limit();
        String after = page.cursor() == null
                ? ""
                : Cursor.decode(LIST, 1, page.cursor()).text(0);
        var found = new ArrayList<>(
                levels.low(after, limit + 1).stream().map(LowStock::view).toList());
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        found.remove(limit);
        return new Page<>(found, Cursor.after(LIST, found.get(limit - 1).sku()).encoded());
    }

    /** Every page but an empty one tells where to go on, so that a reader can come back for what happens later. */
    public Page<LowStockEvent> events(Caller caller, PageRequest page) {
        Check.staff(caller);
        int limit = Check.page(page).limit();
        long after = page.cursor() == null
                ? 0
                : Cursor.decode(EVENTS, 1, page.cursor()).number(0);
        transactions.writing(log::number);
        var found = new ArrayList<>(log.after(after, limit));
        return new Page<>(
                found,
                found.isEmpty()
                        ? null
                        : Cursor.after(EVENTS, found.get(found.size() - 1).position())
                                .encoded());
    }

    private static LowStockView view(Level level) {
        return new LowStockView(level.sku(), level.available(), level.lowStockThreshold(), level.isLow());
    }
}
