package io.sales.faults.check;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the payment provider took and gave back, from its own books.
 *
 * @param charges captured ones
 * @param refunds by id
 */
public record ProviderBooks(List<Charge> charges, Map<String, Long> refunds) {

    /**
     * @param attempt the id under which we asked for it
     * @param order whose it is
     */
    public record Charge(String attempt, String order, long amount) {}

    /** Reads the simulator's files. It must not run. */
    static ProviderBooks read(Path directory) throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("payment") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            var charges = new ArrayList<Charge>();
            // A slow charge counts as captured from the moment on at which it is due, whether it was noted or not.
            try (var rows = statement.executeQuery("SELECT attempt_id, reference, amount FROM charges"
                    + " WHERE status = 'CAPTURED' OR (status = 'PENDING' AND due_at <= CURRENT_TIMESTAMP)")) {
                while (rows.next()) {
                    charges.add(new Charge(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            var refunds = new TreeMap<String, Long>();
            try (var rows = statement.executeQuery("SELECT refund_id, amount FROM refunds")) {
                while (rows.next()) {
                    refunds.put(rows.getString(1), rows.getLong(2));
                }
            }
            // Otherwise they stay open, as the simulator has asked for.
            statement.execute("SHUTDOWN");
            return new ProviderBooks(List.copyOf(charges), Map.copyOf(refunds));
        }
    }
}
