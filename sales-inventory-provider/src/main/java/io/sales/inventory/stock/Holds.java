package io.sales.inventory.stock;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.SearchHolds;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.input.Check;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Service;

/** Takes stock for orders, all lines or none. */
@Service
public class Holds {

    private static final int MAX_HOLDS_PER_PAGE = 1_000;

    private final HoldWorkers workers;
    private final RememberedOrders orders;
    private final StockMetrics metrics;
    private final DatabaseClock clock;

    Holds(HoldWorkers workers, RememberedOrders orders, StockMetrics metrics, DatabaseClock clock) {
        this.workers = workers;
        this.orders = orders;
        this.metrics = metrics;
        this.clock = clock;
    }

    public HoldAnswer hold(HoldStock command) {
        try {
            return start(command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** The answers are those of single holds, and so are the failures. */
    public List<CompletableFuture<HoldAnswer>> holdAll(List<HoldStock> commands) {
        Check.within(Check.present(commands, "commands").size(), "commands.size", 1, Limits.MAX_HOLDS_PER_CALL);
        return workers.together(() -> commands.stream().map(this::started).toList());
    }

    private CompletableFuture<HoldAnswer> started(HoldStock command) {
        try {
            return start(command);
        } catch (SalesException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private CompletableFuture<HoldAnswer> start(HoldStock command) {
        return workers.submit(Requests.checked(command)).whenComplete((answer, failure) -> {
            if (failure == null) {
                metrics.count(answer);
            }
        });
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
