package io.sales.inventory.stock;

import io.sales.api.stock.MovementView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger's lines, append-only: numbered without gaps within a SKU, with the balances after each. */
@Repository
class Movements {

    private static final String APPEND = """
            INSERT INTO movement (sku, seq, type, on_hand_delta, held_delta, committed_delta,
                on_hand, held, committed, actor, reference, at)
            SELECT sku, seq, type, on_hand_delta, held_delta, committed_delta, on_hand, held, committed,
                actor, reference, CAST(? AS timestamp(6) with time zone)
            FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY))
                AS line (sku, seq, type, on_hand_delta, held_delta, committed_delta,
                    on_hand, held, committed, actor, reference)
            """;

    private static final String MOVEMENT = "SELECT * FROM movement ";

    private final JdbcClient client;

    Movements(JdbcClient client) {
        this.client = client;
    }

    /** Writes any number of lines with one statement. */
    void append(List<Movement> movements, Instant now) {
        client.sql(APPEND)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(movements, movement -> movement.entry().sku()))
                .param(units(movements, movement -> movement.after().version()))
                .param(texts(movements, movement -> movement.entry().type()))
                .param(units(movements, movement -> movement.entry().onHandDelta()))
                .param(units(movements, movement -> movement.entry().heldDelta()))
                .param(units(movements, movement -> movement.entry().committedDelta()))
                .param(units(movements, movement -> movement.after().onHand()))
                .param(units(movements, movement -> movement.after().held()))
                .param(units(movements, movement -> movement.after().committed()))
                .param(texts(movements, movement -> movement.entry().actor()))
                .param(texts(movements, movement -> movement.entry().reference()))
                .update();
    }

    MovementView find(String sku, long seq) {
        return client.sql(MOVEMENT + "WHERE sku = ? AND seq = ?")
                .param(sku)
                .param(seq)
                .query(Movements::view)
                .single();
    }

    List<MovementView> after(String sku, long seq, int limit) {
        return client.sql(MOVEMENT + "WHERE sku = ? AND seq > ? ORDER BY seq LIMIT ?")
                .param(sku)
                .param(seq)
                .param(limit)
                .query(Movements::view)
                .list();
    }

    private static String[] texts(List<Movement> movements, Function<Movement, String> text) {
        return movements.stream().map(text).toArray(String[]::new);
    }

    private static Long[] units(List<Movement> movements, Function<Movement, Long> units) {
        return movements.stream().map(units).toArray(Long[]::new);
    }

    private static MovementView view(ResultSet row, int index) throws SQLException {
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
