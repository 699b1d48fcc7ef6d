package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where holds wait for their turn and meet those that come at the same time. Whoever is free takes what waits as one group;
 * nobody waits for a group to fill, it grows while the one before is being written.
 *
 * <ul>
 *   <li>Holds of one SKU leave in the order in which they came.
 *   <li>Two groups at work never want the same SKU, so neither waits for the other's locks, and a SKU that everybody wants
 *       keeps one worker busy, not all.
 *   <li>The queue is bounded, and so is a group, by members and by lines.
 * </ul>
 */
class HoldQueue {

    static final int MAX_WAITING = 1_000;
    static final int MAX_GROUP = 128;

    /** Lines of a group with several members; a single hold may have fewer than this anyway. */
    static final int MAX_LINES = 400;

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> busySkus = new HashSet<>();
    private boolean closed;

    /**
     * A hold that waits for its answer.
     *
     * @param skus that it wants
     * @param since by the process's own stopwatch
     */
    record Waiting(HoldStock command, Set<String> skus, long since, CompletableFuture<HoldAnswer> answer) {

        static Waiting of(HoldStock command) {
            return new Waiting(
                    command,
                    command.lines().stream().map(SkuQuantity::sku).collect(Collectors.toUnmodifiableSet()),
                    System.nanoTime(),
                    new CompletableFuture<>());
        }

        Duration waited() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /**
     * @throws SalesException {@code too-many-requests} if too many wait already, {@code unavailable} if the process is about to end
     */
    synchronized void add(Waiting one) {
        if (closed) {
            throw new SalesException(Slugs.UNAVAILABLE, "This process is about to end.");
        }
        if (waiting.size() >= MAX_WAITING) {
            throw SalesException.tooMany("Too many orders are being placed now.", 1);
        }
        waiting.add(one);
        notifyAll();
    }

    /** Has what is added meanwhile leave in one group, if it may: nobody takes the first before the last is there. */
    synchronized <T> T together(Supplier<T> additions) {
        return additions.get();
    }

    /** Waits for the next group; empty if the queue is closed and nobody waits any more. */
    synchronized List<Waiting> take() throws InterruptedException {
        List<Waiting> group = next();
        while (group.isEmpty() && !(closed && waiting.isEmpty())) {
            wait();
            group = next();
        }
        return group;
    }

    /** Lets others have the SKUs of a group that has been served. */
    synchronized void done(List<Waiting> group) {
        group.forEach(one -> busySkus.removeAll(one.skus()));
        notifyAll();
    }

    /** Lets nobody in any more. Those who wait are served. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int length() {
        return waiting.size();
    }

    private List<Waiting> next() {
        var group = new ArrayList<Waiting>();
        // Whoever comes after one that is passed over, and wants the same, is passed over too.
        var passedOver = new HashSet<>(busySkus);
        int lines = 0;
        Iterator<Waiting> queue = waiting.iterator();
        while (queue.hasNext() && group.size() < MAX_GROUP) {
            Waiting one = queue.next();
            boolean fits = group.isEmpty() || lines + one.skus().size() <= MAX_LINES;
            if (fits && Collections.disjoint(passedOver, one.skus())) {
                queue.remove();
                group.add(one);
                lines += one.skus().size();
            } else {
                passedOver.addAll(one.skus());
            }
        }
        group.forEach(one -> busySkus.addAll(one.skus()));
        return group;
    }
}
