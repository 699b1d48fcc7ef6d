package io.sales.inventory.stock;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.stock.Allotment.Verdict;
import io.sales.inventory.stock.HoldQueue.Waiting;
import io.sales.platform.db.DatabaseOutage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Serves the holds that wait, a group at a time. */
@Component
class HoldWorkers implements DisposableBean {

    static final int WORKERS = 4;

    /** Less than callers wait for an answer, so that they hear that nothing was done. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private static final Duration MAX_FAREWELL = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(HoldWorkers.class);

    private final HoldQueue queue = new HoldQueue();
    private final GroupedHolds holds;
    private final DistributionSummary groupSizes;
    private final List<Thread> workers = new ArrayList<>();

    HoldWorkers(GroupedHolds holds, MeterRegistry registry) {
        this.holds = holds;
        this.groupSizes = registry.summary("sales.holds.group.size");
        Gauge.builder("sales.holds.waiting", queue, HoldQueue::length).register(registry);
        for (int i = 1; i <= WORKERS; i++) {
            var worker = new Thread(this::work, "holds-" + i);
            workers.add(worker);
            worker.start();
        }
    }

    /**
     * Waits for the verdict on a hold.
     *
     * @throws SalesException {@code unavailable} if its turn does not come in time, so nothing was done
     */
    Verdict decide(HoldStock command) {
        var one = Waiting.of(command);
        queue.add(one);
        Optional<Verdict> verdict = await(one);
        return verdict.orElseGet(() -> holds.decide(List.of(command)).get(0));
    }

    private Optional<Verdict> await(Waiting one) {
        try {
            return one.verdict().get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (queue.withdraw(one)) {
                throw new SalesException(Slugs.UNAVAILABLE, "Too many orders are being placed now.");
            }
            // A group has it by now, and a group ends: its transactions are bounded.
            return one.verdict().join();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stock was being held", e);
        }
    }

    private void work() {
        try {
            for (List<Waiting> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                groupSizes.record(group.size());
                serve(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails a group need not fail its members: each then tries by itself, and hears its own reason. */
    private void serve(List<Waiting> group) {
        try {
            List<Verdict> verdicts =
                    holds.decide(group.stream().map(Waiting::command).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).verdict().complete(Optional.of(verdicts.get(i)));
            }
        } catch (RuntimeException e) {
            if (group.size() == 1 || DatabaseOutage.isCauseOf(e)) {
                group.forEach(one -> one.verdict().completeExceptionally(e));
            } else {
                log.warn("A group of {} holds failed, its members go on alone: {}", group.size(), e.toString());
                group.forEach(one -> one.verdict().complete(Optional.empty()));
            }
        } finally {
            queue.done(group);
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
