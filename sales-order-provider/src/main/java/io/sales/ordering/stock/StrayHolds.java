package io.sales.ordering.stock;

import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.StockMark;
import io.sales.ordering.order.VoidHold;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Finds stock that is held for an order that does not exist, because a process died between the two, and puts a void row in
 * the order's place. The row's key keeps a late insert out, and settling it gives the stock back.
 *
 * <p>Two passes: NEW looks at every hold once, soon after it is old enough and as fast as they come; ALL goes through
 * everything again and again, at leisure, in case a page was lost.
 */
@Service
public class StrayHolds {

    private static final Logger log = LoggerFactory.getLogger(StrayHolds.class);

    /** Far longer than placing an order can take. */
    private static final int MIN_AGE_SECONDS = 20;

    private static final int PAGE = 500;

    /** After which the other pass has its turn. */
    private static final int MAX_PAGES = 20;

    private final Orders orders;
    private final InventoryService inventory;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final SearchBookmarks bookmarks;

    StrayHolds(
            Orders orders,
            InventoryService inventory,
            Transactions transactions,
            DatabaseClock clock,
            SearchBookmarks bookmarks) {
        this.orders = orders;
        this.inventory = inventory;
        this.transactions = transactions;
        this.clock = clock;
        this.bookmarks = bookmarks;
    }

    public void run() {
        for (Pass pass : Pass.values()) {
            for (int pages = 0; pages < MAX_PAGES && bookmarks.take(pass); pages++) {
                search(pass);
            }
        }
    }

    private void search(Pass pass) {
        HoldView last = bookmarks.last(pass);
        List<HoldView> page = inventory.holds(new SearchHolds(MIN_AGE_SECONDS, last, PAGE));
        if (!page.isEmpty()) {
            voidStrays(page);
            last = page.get(page.size() - 1);
        }
        bookmarks.turn(pass, page.size() == PAGE, last);
    }

    private void voidStrays(List<HoldView> page) {
        Map<String, StockMark> marks = transactions.read(
                () -> orders.stockMarks(page.stream().map(HoldView::orderId).toList()));
        page.stream().filter(hold -> isStray(hold, marks.get(hold.orderId()))).forEach(this::voidHold);
    }

    /** Without a row, or with a void row that an even later hold has overtaken. */
    private static boolean isStray(HoldView hold, @Nullable StockMark mark) {
        return mark == null || mark.isOvertakenBy(hold.stockVersion());
    }

    private void voidHold(HoldView hold) {
        try {
            transactions.writing(() -> {
                Order row = orders.lock(hold.orderId()).orElse(null);
                if (row == null) {
                    orders.add(new VoidHold(hold.orderId(), hold.stockVersion() + 1).row(clock.now()));
                    log.info("Hold {} has no order and is given back", hold.orderId());
                } else if (isStray(hold, new StockMark(row.isVoid(), row.stockVersion()))) {
                    row.outgrow(hold.stockVersion(), Act.bySystem(clock.now()));
                }
            });
        } catch (DataIntegrityViolationException e) {
            // The order, or another instance's void row, came in between; the ALL pass sees what there is to see.
            log.debug("Hold {} was recorded meanwhile", hold.orderId(), e);
        }
    }

    enum Pass {
        NEW(Duration.ofSeconds(1)),
        ALL(Duration.ofSeconds(5));

        final Duration pause;

        Pass(Duration pause) {
            this.pause = pause;
        }
    }
}
