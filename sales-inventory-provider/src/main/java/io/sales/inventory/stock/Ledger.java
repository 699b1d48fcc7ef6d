package io.sales.inventory.stock;

import io.sales.api.Limits;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.StockView;
import io.sales.inventory.catalogue.NewSkus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The levels and the movements that explain them. A level changes only by {@link #move}, and every move is followed in the
 * same transaction by {@link #record}.
 */
@Repository
class Ledger implements NewSkus {

    /** The one way to change a level: only if no balance leaves its bounds. The row stays locked until commit. */
    private static final String MOVE = """
            UPDATE stock_level
            SET on_hand = on_hand + ?, held = held + ?, committed = committed + ?, version = version + 1
            WHERE sku = ? AND on_hand - held - committed + ? >= 0 AND on_hand + ? <= ?
            """;

    /** Takes number and balances from the row that the move before it has locked. */
    private static final String RECORD = """
            INSERT INTO movement (sku, seq, type, on_hand_delta, held_delta, committed_delta,
                on_hand, held, committed, actor, reference, at)
            SELECT sku, version, CAST(? AS varchar), CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint),
                on_hand, held, committed, CAST(? AS varchar), CAST(? AS varchar), CAST(? AS timestamp(6) with time zone)
            FROM stock_level WHERE sku = ?
            """;

    private static final String LEVEL = "SELECT sku, on_hand, held, committed, version FROM stock_level ";

    private static final String MOVEMENT = "SELECT * FROM movement ";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Ledger(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void open(List<String> skus) {
        jdbc.batchUpdate(
                "INSERT INTO stock_level (sku, on_hand, held, committed, version) VALUES (?, 0, 0, 0, 0)",
                skus.stream().map(sku -> new Object[] {sku}).toList());
    }

    /**
     * Changes the levels, at most one change for each SKU.
     *
     * @param entries by SKU, so that no two transactions wait for each other
     * @return those that a bound forbids
     */
    List<Entry> move(List<Entry> entries) {
        int[] moved = jdbc.batchUpdate(
                MOVE, entries.stream().map(Ledger::moveArguments).toList());
        var refused = new ArrayList<Entry>();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 0) {
                refused.add(entries.get(i));
            }
        }
        return refused;
    }

    /** Writes the movements for what {@link #move} has just done. */
    void record(List<Entry> entries, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                RECORD,
                entries.stream().map(entry -> recordArguments(entry, at)).toList());
    }

    /** Locks a level until the end of the transaction. */
    Optional<StockView> lock(String sku) {
        return client.sql(LEVEL + "WHERE sku = ? FOR UPDATE")
                .param(sku)
                .query(Ledger::stockView)
                .optional();
    }

    Map<String, StockView> levels(List<String> skus) {
        return client
                .sql(LEVEL + "WHERE sku = ANY (?)")
                .param(skus.toArray(String[]::new))
                .query(Ledger::stockView)
                .list()
                .stream()
                .collect(Collectors.toMap(StockView::sku, Function.identity()));
    }

    MovementView movement(String sku, long seq) {
        return client.sql(MOVEMENT + "WHERE sku = ? AND seq = ?")
                .param(sku)
                .param(seq)
                .query(Ledger::movementView)
                .single();
    }

    List<MovementView> movementsAfter(String sku, long seq, int limit) {
        return client.sql(MOVEMENT + "WHERE sku = ? AND seq > ? ORDER BY seq LIMIT ?")
                .param(sku)
                .param(seq)
                .param(limit)
                .query(Ledger::movementView)
                .list();
    }

    private static Object[] moveArguments(Entry entry) {
        return new Object[] {
            entry.onHandDelta(),
            entry.heldDelta(),
            entry.committedDelta(),
            entry.sku(),
            entry.availableDelta(),
            entry.onHandDelta(),
            Limits.MAX_ON_HAND
        };
    }

    private static Object[] recordArguments(Entry entry, OffsetDateTime at) {
        return new Object[] {
            entry.type(),
            entry.onHandDelta(),
            entry.heldDelta(),
            entry.committedDelta(),
            entry.actor(),
            entry.reference(),
            at,
            entry.sku()
        };
    }

    private static StockView stockView(ResultSet row, int index) throws SQLException {
        long onHand = row.getLong("on_hand");
        long reserved = row.getLong("held") + row.getLong("committed");
        return new StockView(row.getString("sku"), onHand, reserved, onHand - reserved, row.getLong("version"));
    }

    private static MovementView movementView(ResultSet row, int index) throws SQLException {
        return new MovementView(
                row.getLong("seq"),
                row.getString("type"),
                row.getString("sku"),
                row.getLong("on_hand_delta"),
                row.getLong("held_delta"),
                row.getLong("committed_delta"),
                row.getLong("on_hand"),
                row.getLong("held"),
                row.getLong("committed"),
                row.getString("actor"),
                row.getString("reference"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
