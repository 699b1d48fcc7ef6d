package io.sales.inventory.stock;

import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.platform.db.PaddedKeys;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The version that each order's stock is at. Its row is the order's lock: reservations change only under it, and nothing
 * ever deletes it.
 */
@Repository
class RememberedOrders {

    private final JdbcClient client;

    RememberedOrders(JdbcClient client) {
        this.client = client;
    }

    /**
     * @param requestHash of the hold that this version is; null for a settled state
     */
    record Remembered(long stockVersion, @Nullable String requestHash) {}

    /**
     * Remembers an order for the first time. Waits for a copy that is doing the same.
     *
     * @return false if the order is known
     */
    boolean claim(String orderId, Remembered state, Instant now) {
        return client.sql("""
                                INSERT INTO order_stock (order_id, stock_version, request_hash, created_at)
                                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .param(orderId)
                        .param(state.stockVersion())
                        .param(state.requestHash())
                        .param(now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Remembers new holds, all of them or none.
     *
     * @return false if any of the orders is known, upon which the transaction must be rolled back
     */
    boolean claim(List<HoldStock> holds, Instant now) {
        // In the order of the ids, so that two groups with copies of the same holds do not wait for each other.
        List<HoldStock> sorted =
                holds.stream().sorted(Comparator.comparing(HoldStock::orderId)).toList();
        return client.sql("""
                                INSERT INTO order_stock (order_id, stock_version, request_hash, created_at)
                                SELECT order_id, stock_version, request_hash, CAST(? AS timestamp(6) with time zone)
                                FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY))
                                    AS hold (order_id, stock_version, request_hash)
                                ON CONFLICT DO NOTHING
                                """)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(sorted.stream().map(HoldStock::orderId).toArray(String[]::new))
                        .param(sorted.stream().map(HoldStock::stockVersion).toArray(Long[]::new))
                        .param(sorted.stream().map(HoldStock::requestHash).toArray(String[]::new))
                        .update()
                == holds.size();
    }

    /** Those of the orders of which something is remembered. */
    Set<String> known(Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(client.sql("SELECT order_id FROM order_stock WHERE order_id IN (:orders)")
                .param("orders", PaddedKeys.of(orderIds))
                .query(String.class)
                .list());
    }

    /** Locks the order until the end of the transaction; null if it is unknown. */
    @Nullable
    Remembered lock(String orderId) {
        return client.sql("SELECT stock_version, request_hash FROM order_stock WHERE order_id = ? FOR UPDATE")
                .param(orderId)
                .query((row, index) -> new Remembered(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    /** Remembers that the order's stock was settled. */
    void settled(String orderId, long stockVersion) {
        client.sql("UPDATE order_stock SET stock_version = ?, request_hash = NULL WHERE order_id = ?")
                .param(stockVersion)
                .param(orderId)
                .update();
    }

    /** Remembers that the order holds anew. It counts as young again, so whoever goes through the holds meets it again. */
    void heldAnew(String orderId, Remembered state, Instant now) {
        client.sql("UPDATE order_stock SET stock_version = ?, request_hash = ?, created_at = ? WHERE order_id = ?")
                .param(state.stockVersion())
                .param(state.requestHash())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(orderId)
                .update();
    }

    /** Orders that stock was ever held for, so no tombstones, oldest first. */
    List<HoldView> holds(Moment after, Instant before, int limit) {
        return client.sql("""
                        SELECT o.order_id, o.stock_version, o.created_at
                        FROM order_stock o
                        WHERE o.created_at >= ? AND o.created_at <= ? AND (o.created_at > ? OR o.order_id > ?)
                            AND EXISTS (SELECT 1 FROM reservation r WHERE r.order_id = o.order_id)
                        ORDER BY o.created_at, o.order_id LIMIT ?
                        """)
                .param(after.atUtc())
                .param(before.atOffset(ZoneOffset.UTC))
                .param(after.atUtc())
                .param(after.id())
                .param(limit)
                .query((row, index) -> new HoldView(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}
