package io.sales.inventory.stock;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.StockView;
import io.sales.platform.id.Cursor;
import io.sales.platform.input.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Levels and movements as they are now. */
@Service
public class StockQueries {

    private static final String MOVEMENTS = "movements";

    private final Levels levels;
    private final Movements movements;

    StockQueries(Levels levels, Movements movements) {
        this.levels = levels;
        this.movements = movements;
    }

    public List<StockView> levels(List<String> skus) {
        Check.within(Check.present(skus, "skus").size(), "skus.size", 1, Limits.MAX_SKUS_PER_QUERY);
        if (!skus.stream().allMatch(Check::couldBeSku)) {
            throw SalesException.notFound("SKU");
        }
        Map<String, Level> found = levels.find(skus);
        var views = new ArrayList<StockView>();
        for (String sku : skus) {
            Level level = found.get(sku);
            if (level == null) {
                throw SalesException.notFound("SKU");
            }
            views.add(level.view());
        }
        return views;
    }

    public Page<MovementView> movements(Caller caller, String sku, PageRequest page) {
        Check.staff(caller);
        int limit = Check.page(page).limit();
        long after = seq(page.cursor(), sku);
        levels(List.of(Check.present(sku, "sku")));
        var found = new ArrayList<>(movements.after(sku, after, limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        found.remove(limit);
        return new Page<>(
                found, Cursor.after(list(sku), found.get(limit - 1).seq()).encoded());
    }

    private static long seq(@Nullable String cursor, String sku) {
        return cursor == null ? 0 : Cursor.decode(list(sku), 1, cursor).number(0);
    }

    /** Each SKU's ledger is a list of its own. */
    private static String list(String sku) {
        return MOVEMENTS + " " + sku;
    }
}
