package io.sales.benchmark.order;

import io.sales.benchmark.suite.Progress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders that stand in the tables before anything is measured: copies of one that was placed, written past the system, each
 * of one unit, over all SKUs alike, and a second older than the one before. Levels, ledger and reservations follow, so that the
 * books balance.
 */
record StandingOrders(Site site, Progress progress) {

    private static final int AT_A_TIME = 250_000;

    private static final String CODE = "'BENCH-' || CASE WHEN %1$s < 10000 THEN LPAD(CAST(%1$s AS varchar), 4, '0')"
            + " ELSE CAST(%1$s AS varchar) END";

    /**
     * Copies the only order that there is.
     *
     * @param count of the copies
     * @param skus that they are of, the first so many
     */
    void add(int count, int skus) {
        try (var orders = DriverManager.getConnection(site.orders());
                var inventory = DriverManager.getConnection(site.inventory())) {
            String original = text(orders, "SELECT id FROM orders.orders");
            for (int first = 1; first <= count; first += AT_A_TIME) {
                int last = Math.min(count, first + AT_A_TIME - 1);
                copyOrders(orders, original, first, last, skus);
                copyStock(inventory, original, first, last, skus);
                progress.say("%,d orders stand in the tables", last);
            }
            raiseLevels(inventory, count, skus);
            passOver(orders, inventory);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be filled", e);
        }
    }

    private void copyOrders(Connection orders, String original, int first, int last, int skus) throws SQLException {
        String customers = """
                JOIN (SELECT id AS customer, ROW_NUMBER() OVER (ORDER BY id) - 1 AS place, COUNT(*) OVER () AS many
                    FROM orders.customer WHERE role = 'CUSTOMER') c ON c.place = MOD(g.n, c.many)
                """;
        copy(
                orders,
                "orders.orders",
                "id",
                original,
                first,
                last,
                customers,
                Map.of(
                        "id", site.orderId("g.n"),
                        "number", "'SO-' || LPAD(CAST(g.n AS varchar), 12, '0')",
                        "customer_id", "c.customer",
                        "placed_at", "t.placed_at - g.n * INTERVAL '1' SECOND"));
        copy(
                orders,
                "orders.order_line",
                "order_id",
                original,
                first,
                last,
                "",
                Map.of("order_id", site.orderId("g.n"), "sku", code(skus)));
        copy(
                orders,
                "orders.order_history",
                "order_id",
                original,
                first,
                last,
                "",
                Map.of("order_id", site.orderId("g.n")));
    }

    private void copyStock(Connection inventory, String original, int first, int last, int skus) throws SQLException {
        copy(
                inventory,
                "inventory.order_stock",
                "order_id",
                original,
                first,
                last,
                "",
                Map.of("order_id", site.orderId("g.n"), "created_at", "t.created_at - g.n * INTERVAL '1' SECOND"));
        copy(
                inventory,
                "inventory.reservation",
                "order_id",
                original,
                first,
                last,
                "",
                Map.of("order_id", site.orderId("g.n"), "sku", code(skus)));
        String level = "JOIN inventory.stock_level l ON l.sku = " + code(skus);
        String nth = "(g.n - 1) / %d + 1".formatted(skus);
        copy(
                inventory,
                "inventory.movement",
                "reference",
                original,
                first,
                last,
                level,
                Map.of(
                        "sku", "l.sku",
                        "seq", "l.version + " + nth,
                        "on_hand", "l.on_hand",
                        "held", "l.held + " + nth,
                        "committed", "l.committed",
                        "reference", site.orderId("g.n"),
                        "at", "t.at - g.n * INTERVAL '1' SECOND"));
    }

    /** Once the ledger is written, which was still counted from the levels as they were. */
    private static void raiseLevels(Connection inventory, int count, int skus) throws SQLException {
        String more = "(%d - CAST(SUBSTR(sku, 7) AS int)) / %d + 1".formatted(count, skus);
        execute(inventory, """
                UPDATE inventory.stock_level SET held = held + %1$s, version = version + %1$s
                WHERE CAST(SUBSTR(sku, 7) AS int) <= %2$d
                """.formatted(more, Math.min(skus, count)));
    }

    /** The search for holds without an order has seen them all. */
    private static void passOver(Connection orders, Connection inventory) throws SQLException {
        String newest = text(
                inventory,
                "SELECT order_id FROM inventory.order_stock ORDER BY created_at DESC, order_id DESC LIMIT 1");
        String at = text(inventory, "SELECT CAST(MAX(created_at) AS varchar) FROM inventory.order_stock");
        execute(orders, """
                UPDATE orders.hold_search SET last_order = '%s', last_created_at = CAST('%s' AS timestamp with time zone)
                WHERE pass = 'NEW'
                """.formatted(newest, at));
    }

    private static String code(int skus) {
        return CODE.formatted("(MOD(g.n - 1, %d) + 1)".formatted(skus));
    }

    /**
     * @param key the column that has the original's id
     * @param joined to each copy, which is {@code t}, the number of which is {@code g.n}
     * @param changes of columns; the others are as they were
     */
    private static void copy(
            Connection connection,
            String table,
            String key,
            String original,
            int first,
            int last,
            String joined,
            Map<String, String> changes)
            throws SQLException {
        var values = new TreeMap<String, String>();
        for (String column : columns(connection, table)) {
            values.put(column, changes.getOrDefault(column, "t." + column));
        }
        execute(
                connection,
                "INSERT INTO %s (%s) SELECT %s FROM %s t CROSS JOIN generate_series(%d, %d) AS g(n) %s WHERE t.%s = '%s'"
                        .formatted(
                                table,
                                String.join(", ", values.keySet()),
                                String.join(", ", values.values()),
                                table,
                                first,
                                last,
                                joined,
                                key,
                                original));
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getMetaData().getColumnName(column));
            }
        }
        return columns;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
