package io.sales.faults.load;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Load at a rate that does not depend on the answers, offered by a few threads. What none of them is free for within a
 * second is left out and counted, so that a system that hangs is not buried when it wakes up.
 */
public final class Traffic implements AutoCloseable {

    private static final int THREADS = 8;

    /** Orders that a thread has under way; beyond it no new one is begun. */
    private static final int MOST_SALES = 20;

    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_ANSWER_MILLIS = 30_000;

    private final Shop shop;
    private final History history;
    private final double perSecond;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final long begun = System.nanoTime();
    private volatile boolean over;

    private Traffic(Shop shop, History history, double perSecond) {
        this.shop = shop;
        this.history = history;
        this.perSecond = perSecond;
    }

    /** Begins at once, and goes on until it is stopped. */
    public static Traffic begin(Shop shop, History history, double perSecond, long seed) {
        var traffic = new Traffic(shop, history, perSecond);
        for (int i = 0; i < THREADS; i++) {
            var worker = new Worker(traffic, i, seed);
            var thread = new Thread(worker::work, "traffic-" + i);
            traffic.threads.add(thread);
            thread.start();
        }
        return traffic;
    }

    /** Sends nothing new, and returns when every request is answered or given up. */
    public void stop() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(LONGEST_ANSWER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the load ends", e);
            }
            if (thread.isAlive()) {
                throw new IllegalStateException("A request has not ended");
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Requests that were due and not sent, as no thread was free. */
    public long skipped() {
        return skipped.get();
    }

    /** Waits for the next time at which something is due; false when it is all over. */
    private boolean awaitArrival() {
        while (!over) {
            long due = begun + (long) (arrivals.getAndIncrement() / perSecond * TimeUnit.SECONDS.toNanos(1));
            if (System.nanoTime() - due > LATE_NANOS) {
                skipped.incrementAndGet();
                continue;
            }
            for (long left = due - System.nanoTime(); left > 0 && !over; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return !over;
        }
        return false;
    }

    /** One thread, with orders and a dice of its own. */
    private static final class Worker {

        private final Traffic traffic;
        private final int number;
        private final long seed;
        private final Random random;
        private final Deque<Sale> sales = new ArrayDeque<>();
        private int begun;

        Worker(Traffic traffic, int number, long seed) {
            this.traffic = traffic;
            this.number = number;
            this.seed = seed;
            this.random = new Random(seed * THREADS + number);
        }

        void work() {
            while (traffic.awaitArrival()) {
                Sale sale = choose();
                Optional<Request> next = sale.next(random);
                if (next.isPresent()) {
                    sale.answered(send(next.get()), random);
                }
                if (!sale.isOver() && next.isPresent()) {
                    sales.addLast(sale);
                }
            }
        }

        private Entry send(Request request) {
            long sentAt = traffic.history.now();
            Answer answer = traffic.shop.send(request);
            if (answer.outcome() == Outcome.REFUSED && answer.status() == 0) {
                // Nobody there at all: ask again a little later, as a client would.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            return traffic.history.add(sentAt, request, answer);
        }

        /** The order that waited longest, or a new one. */
        private Sale choose() {
            if (!sales.isEmpty() && (sales.size() >= MOST_SALES || random.nextInt(4) > 0)) {
                return sales.removeFirst();
            }
            int buyer = number % traffic.shop.buyers();
            return new Sale(buyer, "%x-%d-%d".formatted(seed, number, ++begun), traffic.shop.skus());
        }
    }
}
