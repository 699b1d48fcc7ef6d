package io.sales.ordering.order;

import io.sales.api.order.OrderView;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.TransactionGroups;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records orders that have no row yet; those that come at the same time in one transaction. */
@Component
class NewOrders {

    /** One alone: where processors are few, larger groups save more than a second writer during the wait for the disk. */
    static final int WRITERS = 1;

    private final Orders orders;
    private final DatabaseClock clock;
    private final OrderSettings settings;
    private final TransactionGroups.Group<NewOrder, Optional<OrderView>> groups;

    NewOrders(Orders orders, DatabaseClock clock, OrderSettings settings, TransactionGroups groups) {
        this.orders = orders;
        this.clock = clock;
        this.settings = settings;
        this.groups = groups.of("new.orders", WRITERS, this::recordTogether);
    }

    /**
     * @param stockVersion under which its stock is held
     * @return empty if a copy of the request is being recorded
     * @throws org.springframework.dao.DataIntegrityViolationException if its id has a row
     */
    Optional<OrderView> record(Placement placement, long stockVersion) {
        return groups.join(placement.request().id(), new NewOrder(placement, stockVersion));
    }

    private List<Optional<OrderView>> recordTogether(List<NewOrder> group) {
        Instant now = clock.now();
        var rows = new LinkedHashMap<String, Order>();
        List<Optional<OrderView>> answers = group.stream()
                .map(one -> {
                    var row = new Order(one.placement(), one.stockVersion(), settings.timeToPay(), now);
                    return rows.putIfAbsent(row.id(), row) == null
                            ? Optional.of(row.view())
                            : Optional.<OrderView>empty();
                })
                .toList();
        orders.addAll(rows.values());
        return answers;
    }

    private record NewOrder(Placement placement, long stockVersion) {}
}
