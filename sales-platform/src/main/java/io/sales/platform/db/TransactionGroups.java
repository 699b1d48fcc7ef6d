package io.sales.platform.db;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.group.GroupedCalls;
import io.sales.platform.logging.Discretion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Has work of the same kind that comes at the same time share a transaction, and with it the wait for the disk. Nobody waits
 * for a group to fill, it grows while the one before is being written.
 */
public class TransactionGroups implements DisposableBean {

    private static final int MAX_MEMBERS = 64;

    /** Longer than a transaction may take, and than callers wait for an answer. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(6);

    private static final Logger log = LoggerFactory.getLogger(TransactionGroups.class);

    private final Transactions transactions;
    private final MeterRegistry registry;
    private final List<ExecutorService> threads = new ArrayList<>();

    TransactionGroups(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.registry = registry;
    }

    /**
     * @param name of the work, for its threads and its figures
     * @param writers groups that are written at a time: enough to write while another waits for the disk, and few enough to
     *     let groups grow
     * @param work does all of a group in the transaction it is called in, and answers each member in its place
     */
    public synchronized <Q, A> Group<Q, A> of(String name, int writers, Function<List<Q>, List<A>> work) {
        ExecutorService own =
                Executors.newFixedThreadPool(writers, new CustomizableThreadFactory(name.replace('.', '-') + "-"));
        threads.add(own);
        return new Group<>(name, writers, own, work);
    }

    /** Writes what waits, then lets the writers go. */
    @Override
    public synchronized void destroy() throws InterruptedException {
        threads.forEach(ExecutorService::shutdown);
        for (ExecutorService one : threads) {
            one.awaitTermination(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One kind of work. */
    public final class Group<Q, A> {

        private final ExecutorService writers;
        private final Function<List<Q>, List<A>> work;
        private final DistributionSummary sizes;
        private final GroupedCalls<Q, A> calls;

        private Group(String name, int maxUnderWay, ExecutorService writers, Function<List<Q>, List<A>> work) {
            this.writers = writers;
            this.work = work;
            this.sizes = registry.summary("sales." + name + ".group.size");
            this.calls = new GroupedCalls<>(MAX_MEMBERS, maxUnderWay, this::inBackground);
            Gauge.builder("sales." + name + ".waiting", calls, GroupedCalls::waiting)
                    .register(registry);
        }

        /**
         * @param subject what the work is about; no two at work should be about the same
         * @return what the work answers to this member; what a member fails with, it fails with alone
         * @throws SalesException {@code too-many-requests} if too many wait, {@code timeout} if it may or may not be done
         */
        public A join(Object subject, Q member) {
            Transactions.requireNone();
            try {
                return calls.call(subject, member).get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw new SalesException(Slugs.TIMEOUT, "It was not written in time.");
            } catch (ExecutionException failed) {
                return alone(member, Objects.requireNonNullElse(failed.getCause(), failed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a transaction", e);
            }
        }

        /** What fails a group need not fail its members: each tries again by itself, and hears its own reason. */
        private A alone(Q member, Throwable failure) {
            if (failure instanceof RuntimeException reason && DatabaseOutage.isCauseOf(reason)) {
                throw reason;
            }
            log.debug("A group failed, its members are tried by themselves: {}", Discretion.inWords(failure));
            return together(List.of(member)).get(0);
        }

        private CompletableFuture<List<A>> inBackground(List<Q> members) {
            sizes.record(members.size());
            return CompletableFuture.supplyAsync(() -> together(members), writers);
        }

        private List<A> together(List<Q> members) {
            return transactions.write(() -> work.apply(members));
        }
    }
}
