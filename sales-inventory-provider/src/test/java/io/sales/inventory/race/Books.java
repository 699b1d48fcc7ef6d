package io.sales.inventory.race;

import io.sales.inventory.race.ExpectedOrder.Units;
import io.sales.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables, and what is wrong with them. */
record Books(Cluster cluster) {

    /** A level, or what a movement leaves. */
    record Balances(long onHand, long held, long committed, long version) {

        Balances plus(Balances other) {
            return new Balances(
                    onHand + other.onHand, held + other.held, committed + other.committed, version + other.version);
        }

        long available() {
            return onHand - held - committed;
        }
    }

    Map<String, Balances> levels() {
        var levels = new HashMap<String, Balances>();
        jdbc().query("SELECT sku, on_hand, held, committed, version FROM stock_level", row -> {
            levels.put(row.getString(1), new Balances(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        });
        return levels;
    }

    Balances level(String sku) {
        Balances level = levels().get(sku);
        if (level == null) {
            throw new IllegalArgumentException("No level of " + sku);
        }
        return level;
    }

    /** Everything that is remembered of orders; units that are there twice are added up. */
    Map<String, ExpectedOrder> orders() {
        var orders = new HashMap<String, ExpectedOrder>();
        jdbc().query("SELECT order_id, stock_version, request_hash FROM order_stock", row -> {
            orders.put(row.getString(1), new ExpectedOrder(row.getLong(2), row.getString(3), new TreeMap<>()));
        });
        jdbc().query("SELECT * FROM reservation", row -> {
            var units = new Units(
                    row.getLong("held"),
                    row.getLong("committed"),
                    row.getLong("shipped"),
                    row.getLong("released"),
                    row.getLong("restocked"),
                    row.getLong("written_off"));
            orders.computeIfAbsent(row.getString("order_id"), order -> new ExpectedOrder(-1, null, new TreeMap<>()))
                    .units()
                    .merge(row.getString("sku"), units, Units::plus);
        });
        return orders;
    }

    long count(String table) {
        Long rows = jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return Objects.requireNonNull(rows);
    }

    /** Orders that have some of their rows and not all: so many reservations, and as many holds in the ledger. */
    long halfOrders(int linesEach) {
        Long orders = jdbc().queryForObject("""
                SELECT COUNT(*) FROM (
                    SELECT order_id, SUM(claims) AS claims, SUM(lines) AS lines, SUM(holds) AS holds
                    FROM (
                        SELECT order_id, 1 AS claims, 0 AS lines, 0 AS holds FROM order_stock
                        UNION ALL SELECT order_id, 0, 1, 0 FROM reservation
                        UNION ALL SELECT reference, 0, 0, 1 FROM movement WHERE type = 'HOLD'
                    ) rows_of_orders
                    GROUP BY order_id
                ) orders
                WHERE claims <> 1 OR lines <> ? OR holds <> ?
                """, Long.class, linesEach, linesEach);
        return Objects.requireNonNull(orders);
    }

    /** The most orders that one transaction wrote: the time stands still in it. */
    long largestGroup() {
        Long orders = jdbc().queryForObject("""
                SELECT MAX(orders) FROM (SELECT COUNT(*) AS orders FROM order_stock GROUP BY created_at) groups_of_orders
                """, Long.class);
        return Objects.requireNonNull(orders);
    }

    /** How many transactions PostgreSQL has given an id, which it does once they write or lock a row; on H2 none. */
    long transactionIds() {
        if (!TestDatabase.isPostgres()) {
            return 0;
        }
        Long next = jdbc().queryForObject(
                        "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)", Long.class);
        return Objects.requireNonNull(next);
    }

    /** Everything that does not add up, found by the product's reconciliation and by reading the ledger line by line. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        cluster.stock()
                .reconcile(Cluster.STAFF)
                .discrepancies()
                .forEach(found -> faults.add("reconciliation: " + found));
        Map<String, Balances> replayed = replay(faults);
        levels().forEach((sku, level) -> {
            if (!level.equals(replayed.getOrDefault(sku, new Balances(0, 0, 0, 0)))) {
                faults.add("%s: the level is %s, the ledger leads to %s".formatted(sku, level, replayed.get(sku)));
            }
            if (level.available() < 0) {
                faults.add("%s: %d units sold that are not there".formatted(sku, -level.available()));
            }
        });
        return faults;
    }

    private Map<String, Balances> replay(List<String> faults) {
        var balances = new HashMap<String, Balances>();
        jdbc().query("""
                SELECT sku, seq, on_hand_delta, held_delta, committed_delta, on_hand, held, committed
                FROM movement ORDER BY sku, seq
                """, row -> {
            String sku = row.getString(1);
            Balances before = balances.getOrDefault(sku, new Balances(0, 0, 0, 0));
            var expected = new Balances(
                    before.onHand + row.getLong(3),
                    before.held + row.getLong(4),
                    before.committed + row.getLong(5),
                    before.version + 1);
            var written = new Balances(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(2));
            if (!written.equals(expected)) {
                faults.add("%s: %s follows where %s should".formatted(sku, written, expected));
            }
            balances.put(sku, written);
        });
        return balances;
    }

    private JdbcTemplate jdbc() {
        return cluster.jdbc();
    }
}
