package io.sales.ordering.stock;

import io.sales.api.stock.HoldView;
import io.sales.ordering.stock.StrayHolds.Pass;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** How far each pass over the holds has come; shared by all instances, of which one at a time takes the next page. */
@Repository
class SearchBookmarks {

    private final JdbcOperations jdbc;
    private final Transactions transactions;
    private final DatabaseClock clock;

    SearchBookmarks(JdbcOperations jdbc, Transactions transactions, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the next page is due, and this instance's to look at. */
    boolean take(Pass pass) {
        return transactions.write(() -> {
            Instant now = clock.now();
            return jdbc.update(
                            "UPDATE hold_search SET due = ? WHERE pass = ? AND due <= ?",
                            at(now.plus(pass.pause)),
                            pass.name(),
                            at(now))
                    == 1;
        });
    }

    /** The last hold of the page before; null at the start. */
    @Nullable
    HoldView last(Pass pass) {
        return jdbc
                .query(
                        "SELECT last_order, last_created_at FROM hold_search WHERE pass = ? AND last_order IS NOT NULL",
                        (row, number) -> new HoldView(
                                row.getString(1),
                                0,
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        pass.name())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Notes that a page is done.
     *
     * @param more whether the page was full: NEW goes on at once; at the end it waits for more, and ALL starts over
     */
    void turn(Pass pass, boolean more, @Nullable HoldView last) {
        boolean startOver = !more && pass == Pass.ALL;
        boolean goOn = more && pass == Pass.NEW;
        transactions.writing(() -> jdbc.update(
                "UPDATE hold_search SET last_order = ?, last_created_at = ?, due = COALESCE(?, due) WHERE pass = ?",
                startOver || last == null ? null : last.orderId(),
                startOver || last == null ? null : at(last.createdAt()),
                goOn ? at(clock.now()) : null,
                pass.name()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
