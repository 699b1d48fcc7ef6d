package io.sales.benchmark.order;

import java.sql.DriverManager;
import java.sql.SQLException;

/** What the tables hold, asked past the system. */
record Tables(Site site) {

    /** Orders that were placed, whatever became of them. */
    long orders() {
        return number(site.orders(), "SELECT COUNT(*) FROM orders.orders WHERE state <> 'VOID'");
    }

    /** Orders that are paid for. */
    long paid() {
        return number(site.orders(), "SELECT COUNT(*) FROM orders.orders WHERE charged > 0");
    }

    /** Units that are held or committed, as the levels say. */
    long reserved() {
        return number(site.inventory(), "SELECT COALESCE(SUM(held + committed), 0) FROM inventory.stock_level");
    }

    /** Units that are promised although they are not there. */
    long missing() {
        return number(
                site.inventory(),
                "SELECT COALESCE(SUM(GREATEST(held + committed - on_hand, 0)), 0) FROM inventory.stock_level");
    }

    private static long number(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read", e);
        }
    }
}
