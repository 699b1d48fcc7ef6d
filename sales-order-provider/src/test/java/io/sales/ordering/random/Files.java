package io.sales.ordering.random;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderView;
import io.sales.api.order.SearchOrders;
import io.sales.ordering.FakeInventory;
import io.sales.ordering.random.OrderFile.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads everything there is: orders and histories through the public services, what those do not show from the tables. */
record Files(Shop shop, Answers answers) {

    private static final Caller AUDITOR = new Caller("cus_auditor", Role.STAFF);
    private static final int PAGE = 100;

    List<OrderFile> all() {
        Map<String, List<Transaction>> transactions =
                transactions().stream().collect(Collectors.groupingBy(Transaction::orderId));
        Map<String, FakeInventory.Memory> stock = shop.inventory().memories();
        return pages(page -> shop.orders().orders(new SearchOrders(AUDITOR, null, page))).stream()
                .map(order -> file(order, transactions, stock))
                .toList();
    }

    private OrderFile file(
            OrderView order, Map<String, List<Transaction>> transactions, Map<String, FakeInventory.Memory> stock) {
        FakeInventory.Memory memory = stock.get(order.id());
        return new OrderFile(
                new Seen(order),
                history(order.id()),
                transactions.getOrDefault(order.id(), List.of()),
                memory == null ? List.of() : memory.lines(),
                answers.made().getOrDefault(order.id(), Set.of()));
    }

    List<HistoryEntry> history(String orderId) {
        return pages(page -> shop.orders().history(AUDITOR, orderId, page));
    }

    private List<Transaction> transactions() {
        return shop.jdbc()
                .query(
                        "SELECT order_id, subject_id, type, state, amount, provider_reference FROM payment_transaction"
                                + " ORDER BY at, state",
                        (row, number) -> new Transaction(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                Objects.requireNonNullElse(row.getString(6), "")));
    }

    private static <T> List<T> pages(Function<PageRequest, Page<T>> read) {
        var all = new ArrayList<T>();
        @Nullable String cursor = null;
        do {
            Page<T> page = read.apply(new PageRequest(PAGE, cursor));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
