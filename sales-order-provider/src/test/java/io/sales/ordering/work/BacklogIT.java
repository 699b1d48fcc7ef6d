package io.sales.ordering.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.order.Orders;
import io.sales.platform.input.Moment;
import io.sales.testing.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long lists of what is left undone. */
class BacklogIT extends OrderProviderSuite {

    private static final int LONG = 5_000;

    private final WorkQueue.Columns columns = Orders.TO_EXPIRE;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Backlog backlog;

    @BeforeEach
    void fill() {
        backlog = new Backlog(columns, jdbc);
        overdue(LONG);
        jdbc.update("UPDATE orders SET expire_parked_at = expire_since, expire_since = NULL, expire_due = NULL"
                + " WHERE id >= 'ord_overdue_002500'");
        jdbc.execute(TestDatabase.isPostgres() ? "ANALYZE orders" : "ANALYZE TABLE orders");
    }

    @Test
    void aPageIsReadInTheOrderOfAnIndex() {
        assertThat(plan(columns.since())).contains("orders_expire_waiting").doesNotContain("sort");
        assertThat(plan(columns.parkedAt())).contains("orders_expire_parked").doesNotContain("sort");
    }

    @Test
    void withoutItsIndexAPageIsNot() {
        jdbc.execute("DROP INDEX orders_expire_waiting");
        try {
            assertThat(plan(columns.since())).doesNotContain("orders_expire_waiting");
        } finally {
            jdbc.execute("CREATE INDEX orders_expire_waiting ON orders (expire_since, id)");
        }
    }

    @Test
    void theFiguresAreThoseOfTheTable() {
        Instant oldest = Objects.requireNonNull(
                        jdbc.queryForObject("SELECT MIN(expire_since) FROM orders", OffsetDateTime.class))
                .toInstant();
        Instant now = oldest.plusSeconds(600);

        var figures = backlog.figures(now, now.minusSeconds(5));

        assertThat(figures).isEqualTo(new Backlog.Figures(2_500, 2_500, 2_500, oldest));
        assertThat(backlog.figures(oldest.minusSeconds(1), oldest.minusSeconds(1)))
                .isEqualTo(new Backlog.Figures(0, 0, 2_500, oldest));
    }

    @Test
    void itIsCountedNoFurtherThanAsked() {
        Instant later = Instant.now().plusSeconds(600);

        assertThat(backlog.due(later, 500)).isEqualTo(500);
        assertThat(backlog.due(later, LONG)).isEqualTo(2_500);
        assertThat(backlog.due(Instant.EPOCH, 500)).isZero();
    }

    private String plan(String since) {
        Moment start = Moment.START;
        List<String> lines = jdbc.queryForList(
                "EXPLAIN " + backlog.pageQuery(since),
                String.class,
                start.atUtc(),
                start.atUtc(),
                "ord_overdue_001000",
                new Moment(Moment.END, "").atUtc(),
                21);
        // H2 says so when it need not sort.
        return String.join("\n", lines).toLowerCase(Locale.ROOT).replace("index sorted", "");
    }
}
