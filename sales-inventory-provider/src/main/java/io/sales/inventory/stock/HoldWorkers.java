package io.sales.inventory.stock;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.SalesException;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.stock.Allotment.Verdict;
import io.sales.inventory.stock.HoldQueue.Waiting;
import io.sales.platform.db.DatabaseOutage;
import io.sales.platform.logging.Discretion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Serves the holds that wait, a group at a time. */
@Component
class HoldWorkers implements DisposableBean {

    private static final int WORKERS = 4;

    /** Less than callers wait for an answer, so that they can still hear that nothing was done. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private static final Duration MAX_FAREWELL = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(HoldWorkers.class);

    private final HoldQueue queue = new HoldQueue();
    private final GroupedHolds holds;
    private final RepeatedHolds repeated;
    private final DistributionSummary groupSizes;
    private final List<Thread> workers = new ArrayList<>();

    HoldWorkers(GroupedHolds holds, RepeatedHolds repeated, MeterRegistry registry) {
        this.holds = holds;
        this.repeated = repeated;
        this.groupSizes = registry.summary("sales.holds.group.size");
        Gauge.builder("sales.holds.waiting", queue, HoldQueue::length).register(registry);
        for (int i = 1; i <= WORKERS; i++) {
            var worker = new Thread(this::work, "holds-" + i);
            workers.add(worker);
            worker.start();
        }
    }

    /**
     * Queues a checked hold.
     *
     * @return its answer; fails with {@code too-many-requests} if its turn comes too late, so that nothing was done
     * @throws SalesException {@code too-many-requests} if too many wait
     */
    CompletableFuture<HoldAnswer> submit(HoldStock command) {
        var one = Waiting.of(command);
        queue.add(one);
        return one.answer();
    }

    /** What is submitted meanwhile is served together, as far as it may be. */
    <T> T together(Supplier<T> submissions) {
        return queue.together(submissions);
    }

    private void work() {
        try {
            for (List<Waiting> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                serve(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(List<Waiting> group) {
        var known = new ArrayList<Waiting>();
        try {
            List<Waiting> inTime = inTime(group);
            if (!inTime.isEmpty()) {
                groupSizes.record(inTime.size());
                decide(inTime, known);
            }
        } finally {
            queue.done(group);
        }
        known.forEach(this::again);
    }

    private static List<Waiting> inTime(List<Waiting> group) {
        var inTime = new ArrayList<Waiting>();
        for (Waiting one : group) {
            if (one.waited().compareTo(MAX_WAIT) < 0) {
                inTime.add(one);
            } else {
                one.answer().completeExceptionally(SalesException.tooMany("Too many orders are being placed now.", 1));
            }
        }
        return inTime;
    }

    /** What fails a group need not fail its members: each is then tried by itself, and hears its own reason. */
    private void decide(List<Waiting> group, List<Waiting> known) {
        try {
            List<Verdict> verdicts =
                    holds.decide(group.stream().map(Waiting::command).toList());
            for (int i = 0; i < group.size(); i++) {
                tell(group.get(i), verdicts.get(i), known);
            }
        } catch (RuntimeException e) {
            if (group.size() == 1 || DatabaseOutage.isCauseOf(e)) {
                group.forEach(one -> one.answer().completeExceptionally(e));
            } else {
                log.warn(
                        "A group of {} holds failed, each is tried by itself: {}", group.size(), Discretion.inWords(e));
                group.forEach(one -> decide(List.of(one), known));
            }
        }
    }

    private static void tell(Waiting one, Verdict verdict, List<Waiting> known) {
        if (verdict instanceof Verdict.Answered answered) {
            one.answer().complete(answered.answer());
        } else if (verdict instanceof Verdict.Refused refused) {
            one.answer().completeExceptionally(refused.reason());
        } else {
            known.add(one);
        }
    }

    private void again(Waiting one) {
        try {
            one.answer().complete(repeated.decide(one.command()));
        } catch (RuntimeException e) {
            one.answer().completeExceptionally(e);
        }
    }

    /** Serves those who wait, then lets the workers go. */
    @Override
    public void destroy() throws InterruptedException {
        queue.close();
        for (Thread worker : workers) {
            worker.join(MAX_FAREWELL.toMillis());
        }
    }
}
