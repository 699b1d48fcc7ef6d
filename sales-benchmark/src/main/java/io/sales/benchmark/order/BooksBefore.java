package io.sales.benchmark.order;

import io.sales.benchmark.shop.Journal;
import io.sales.benchmark.shop.Shop;
import java.time.Duration;

/** What the tables held before customers came, and the books that follow from it when they have gone. */
record BooksBefore(Tables tables, long orders, long paid, long reserved) {

    /** Within which stock follows an order, and a hold without an order is found, twice over. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final long POLL_MS = 500;

    static BooksBefore of(Tables tables) {
        return new BooksBefore(tables, tables.orders(), tables.paid(), tables.reserved());
    }

    /** Repeats what has no answer yet, and waits until stock has followed the orders, or has had time enough to. */
    OrderBooks after(Journal journal, Shop shop) {
        journal.clearUp(shop.gateway());
        long end = System.nanoTime() + PATIENCE.toNanos();
        OrderBooks books = look(journal, shop);
        while (!books.balance() && System.nanoTime() - end < 0) {
            pause();
            books = look(journal, shop);
        }
        return books;
    }

    private OrderBooks look(Journal journal, Shop shop) {
        return new OrderBooks(
                journal.placed(),
                journal.paid(),
                journal.cancelled(),
                tables.orders() - orders,
                tables.paid() - paid,
                tables.reserved() - reserved,
                tables.missing(),
                shop.reconcile().path("discrepancies").size(),
                journal.failures());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stock follows the orders", e);
        }
    }
}
