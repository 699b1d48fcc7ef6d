package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderView;
import io.sales.api.order.SearchOrders;
import io.sales.platform.db.Transactions;
import io.sales.platform.id.Cursor;
import io.sales.platform.input.Check;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Reading orders. Whose they are is part of the question. */
@Service
public class OrderQueries {

    private static final String HISTORY = "history";

    private final Orders orders;
    private final Transactions transactions;

    OrderQueries(Orders orders, Transactions transactions) {
        this.orders = orders;
        this.transactions = transactions;
    }

    public OrderView order(Caller caller, String orderId) {
        return transactions.read(() -> orders.get(orderId, caller).view());
    }

    public Page<OrderView> orders(SearchOrders query) {
        Check.page(query.page());
        return transactions.read(() -> page(
                orders.page(
                        query.caller(),
                        query.status(),
                        query.page().cursor(),
                        query.page().limit() + 1),
                query.page().limit(),
                Order::view,
                Orders::cursorAfter));
    }

    public Page<HistoryEntry> history(Caller caller, String orderId, PageRequest page) {
        Check.page(page);
        return transactions.read(() -> {
            orders.get(orderId, caller);
            long after = page.cursor() == null
                    ? 0
                    : Cursor.decode(HISTORY, 1, page.cursor()).number(0);
            return page(
                    orders.history(caller, orderId, after, page.limit() + 1),
                    page.limit(),
                    HistoryRecord::view,
                    last -> Cursor.after(HISTORY, last.view().seq()).encoded());
        });
    }

    /**
     * @param rows one more than fit the page, if there are as many: the next page's existence
     */
    private static <R, V> Page<V> page(List<R> rows, int limit, Function<R, V> view, Function<R, String> cursorAfter) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? cursorAfter.apply(shown.get(limit - 1)) : null);
    }
}
