package io.sales.ordering.stock;

import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.platform.rpc.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Tells inventory about several orders at a time: most of each call is waiting for a commit, and those can overlap. */
@Component
class SettlementCalls implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SettlementCalls.class);

    /** Few enough to leave inventory's connections to those who buy, however many providers settle. */
    private static final int UNDER_WAY = 4;

    /** What was not sent or not answered by then is left for later. */
    private static final long MOST_MS = 1_000;

    private final InventoryService inventory;
    private final ExecutorService callers;

    SettlementCalls(InventoryService inventory) {
        this.inventory = inventory;
        this.callers = Executors.newFixedThreadPool(UNDER_WAY);
    }

    /**
     * @return those that inventory has settled; of the others nothing is known
     */
    List<SettleStock> settled(List<SettleStock> wanted) {
        String trace = Trace.current();
        List<Callable<SettleAnswer>> calls = wanted.stream()
                .<Callable<SettleAnswer>>map(order -> () -> settle(order, trace))
                .toList();
        try {
            List<Future<SettleAnswer>> answers = callers.invokeAll(calls, MOST_MS, TimeUnit.MILLISECONDS);
            var settled = new ArrayList<SettleStock>();
            for (int i = 0; i < answers.size(); i++) {
                if (isSettled(answers.get(i))) {
                    settled.add(wanted.get(i));
                }
            }
            return settled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stock was being settled", e);
        }
    }

    private SettleAnswer settle(SettleStock order, @Nullable String trace) {
        Trace.begin(trace);
        try {
            return inventory.settle(order);
        } finally {
            Trace.end();
        }
    }

    private static boolean isSettled(Future<SettleAnswer> answer) throws InterruptedException {
        if (answer.isCancelled()) {
            return false;
        }
        try {
            return answer.get() instanceof SettleAnswer.Settled;
        } catch (ExecutionException e) {
            log.debug("A settlement failed among others, and is tried by itself", e);
            return false;
        }
    }

    @Override
    public void destroy() {
        callers.shutdownNow();
    }
}
