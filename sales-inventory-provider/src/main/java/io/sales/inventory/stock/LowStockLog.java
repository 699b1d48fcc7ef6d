package io.sales.inventory.stock;

import io.sales.api.stock.LowStockEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The movements that crossed a threshold for low stock.
 *
 * <p>Readers want them numbered so that nothing turns up before what they have read. A number taken when an event is
 * written could not promise that, as whoever took the lower one may commit later. So events are numbered when they are
 * first read, which only one reader does at a time.
 */
@Repository
class LowStockLog {

    private static final int NUMBERED_AT_A_TIME = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    LowStockLog(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    void append(List<Movement> movements, Instant now) {
        var rows = new ArrayList<Object[]>();
        for (Movement movement : movements) {
            LowStockCrossing crossing = movement.crossing();
            if (crossing != null) {
                Level level = movement.after();
                rows.add(new Object[] {
                    level.sku(),
                    level.version(),
                    crossing.name(),
                    level.available(),
                    level.lowStockThreshold(),
                    now.atOffset(ZoneOffset.UTC)
                });
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "INSERT INTO low_stock_event (sku, seq, type, available, threshold, at) VALUES (?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /** Numbers what has been committed since the last time, within the transaction that is open. */
    void number() {
        long last = client.sql("SELECT last_position FROM low_stock_numbering WHERE id = 1 FOR UPDATE")
                .query(Long.class)
                .single();
        var rows = new ArrayList<Object[]>();
        for (Key key : unnumbered()) {
            rows.add(new Object[] {last + rows.size() + 1, key.sku, key.seq});
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("UPDATE low_stock_event SET position = ? WHERE sku = ? AND seq = ?", rows);
            client.sql("UPDATE low_stock_numbering SET last_position = ? WHERE id = 1")
                    .param(last + rows.size())
                    .update();
        }
    }

    /** Numbered events, oldest first. */
    List<LowStockEvent> after(long position, int limit) {
        return client.sql("SELECT * FROM low_stock_event WHERE position > ? ORDER BY position LIMIT ?")
                .param(position)
                .param(limit)
                .query(LowStockLog::event)
                .list();
    }

    /** Within a SKU in the order of its movements, whose locks let them commit in no other. */
    private List<Key> unnumbered() {
        return client.sql("""
                        SELECT sku, seq FROM low_stock_event WHERE position IS NULL
                        ORDER BY sku, seq LIMIT ?
                        """)
                .param(NUMBERED_AT_A_TIME)
                .query((row, index) -> new Key(row.getString(1), row.getLong(2)))
                .list();
    }

    private static LowStockEvent event(ResultSet row, int index) throws SQLException {
        return new LowStockEvent(
                row.getLong("position"),
                row.getString("sku"),
                row.getString("type"),
                row.getLong("available"),
                row.getLong("threshold"),
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private record Key(String sku, long seq) {}
}
