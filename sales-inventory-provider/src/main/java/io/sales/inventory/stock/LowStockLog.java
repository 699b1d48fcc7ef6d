package io.sales.inventory.stock;

import io.sales.api.stock.LowStockEvent;
import io.sales.platform.db.NumberedWhenRead;
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

/** The movements that crossed a threshold for low stock, {@linkplain NumberedWhenRead numbered when they are read}. */
@Repository
class LowStockLog {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final NumberedWhenRead log;

    LowStockLog(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
        // Within a SKU in the order of its movements, whose locks let them commit in no other.
        this.log =
                new NumberedWhenRead(jdbc, "low_stock_event", "low_stock_numbering", List.of("sku", "seq"), "sku, seq");
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
        log.number();
    }

    /** Numbered events, oldest first. */
    List<LowStockEvent> after(long position, int limit) {
        return client.sql("SELECT * FROM low_stock_event WHERE position > ? ORDER BY position LIMIT ?")
                .param(position)
                .param(limit)
                .query(LowStockLog::event)
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
}
