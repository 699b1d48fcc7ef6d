package io.sales.inventory.stock;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.SearchHolds;
import io.sales.inventory.input.Check;
import io.sales.inventory.input.Moment;
import io.sales.inventory.stock.Allotment.Verdict;
import io.sales.platform.db.DatabaseClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes stock for orders, all lines or none. */
@Service
public class Holds {

    private static final int MAX_HOLDS_PER_PAGE = 1_000;

    private final HoldWorkers workers;
    private final RepeatedHolds repeated;
    private final RememberedOrders orders;
    private final StockMetrics metrics;
    private final DatabaseClock clock;

    Holds(
            HoldWorkers workers,
            RepeatedHolds repeated,
            RememberedOrders orders,
            StockMetrics metrics,
            DatabaseClock clock) {
        this.workers = workers;
        this.repeated = repeated;
        this.orders = orders;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** New orders are served in groups; what is known of an order is looked at by itself. */
    public HoldAnswer hold(HoldStock given) {
        HoldStock command = Requests.checked(given);
        Verdict verdict = workers.decide(command);
        if (verdict instanceof Verdict.Refused refused) {
            throw refused.reason();
        }
        HoldAnswer answer = verdict instanceof Verdict.Answered answered ? answered.answer() : repeated.decide(command);
        metrics.count(answer);
        return answer;
    }

    public List<HoldView> page(SearchHolds query) {
        Check.within(Check.present(query, "query").minAgeSeconds(), "minAgeSeconds", 0, Integer.MAX_VALUE);
        Check.within(query.limit(), "limit", 1, MAX_HOLDS_PER_PAGE);
        HoldView last = query.after();
        Moment after = last == null ? Moment.START : Moment.checked(last.createdAt(), last.orderId(), "after");
        Instant before = clock.now().minusSeconds(query.minAgeSeconds());
        return new ArrayList<>(orders.holds(after, before, query.limit()));
    }
}
