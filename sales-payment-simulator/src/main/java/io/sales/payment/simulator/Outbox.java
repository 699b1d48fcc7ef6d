package io.sales.payment.simulator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Notifications that are still to be delivered, each written in the transaction of the change that it tells of. Taking one
 * puts its next try off, so that it is delivered at least once, whenever this process dies.
 */
final class Outbox {

    /** With the back-off below, about an hour. */
    static final int MAX_TRIES = 20;

    static final int BATCH = 8;

    /** Longer than it takes to try a batch. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_PAUSE = Duration.ofMinutes(5);

    private final Database database;
    private final Clock clock;
    private final boolean open;

    /**
     * @param open whether there is anybody to tell; otherwise nothing is kept
     */
    Outbox(Database database, Clock clock, boolean open) {
        this.database = database;
        this.clock = clock;
        this.open = open;
    }

    void add(Connection connection, Charge charge) throws SQLException {
        add(connection, "charge." + charge.status().wireName(), charge);
    }

    void add(Connection connection, Refund refund) throws SQLException {
        add(connection, "refund." + refund.status(), refund);
    }

    private void add(Connection connection, String type, Object data) throws SQLException {
        if (!open) {
            return;
        }
        Instant now = clock.instant();
        try (var insert = connection.prepareStatement(
                "INSERT INTO notifications (id, body, tries, next_try_at) VALUES (?, ?, 0, ?)")) {
            insert.setString(1, Ids.next("msg"));
            insert.setString(2, Json.text(Map.of("type", type, "timestamp", now.toString(), "data", data)));
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Those that are due, at most {@link #BATCH}. */
    List<Notification> take() throws SQLException {
        return database.transact(connection -> {
            List<Notification> due = due(connection);
            for (Notification notification : due) {
                putOff(connection, notification, LEASE);
            }
            return due;
        });
    }

    void delivered(Notification notification) throws SQLException {
        database.transact(connection -> {
            delete(connection, notification);
            return true;
        });
    }

    /**
     * @return whether it will be tried again
     */
    boolean failed(Notification notification) throws SQLException {
        return database.transact(connection -> {
            if (notification.tries() + 1 >= MAX_TRIES) {
                delete(connection, notification);
                return false;
            }
            putOff(connection, notification, pause(notification.tries()));
            return true;
        });
    }

    private List<Notification> due(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT id, body, tries FROM notifications WHERE next_try_at <= ?
                ORDER BY next_try_at FETCH FIRST %d ROWS ONLY FOR UPDATE SKIP LOCKED
                """.formatted(BATCH))) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            var due = new ArrayList<Notification>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Notification(row.getString(1), row.getString(2), row.getInt(3)));
                }
            }
            return due;
        }
    }

    private void putOff(Connection connection, Notification notification, Duration pause) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE notifications SET next_try_at = ?, tries = ? WHERE id = ?")) {
            update.setObject(1, clock.instant().plus(pause).atOffset(ZoneOffset.UTC));
            update.setInt(2, notification.tries() + 1);
            update.setString(3, notification.id());
            update.executeUpdate();
        }
    }

    private static void delete(Connection connection, Notification notification) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM notifications WHERE id = ?")) {
            delete.setString(1, notification.id());
            delete.executeUpdate();
        }
    }

    /** Doubles from try to try, with jitter of a quarter: what failed together comes back in another order. */
    private static Duration pause(int tries) {
        long millis = Math.min(FIRST_PAUSE.toMillis() << tries, LAST_PAUSE.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4));
    }

    /**
     * @param id the same for every copy
     * @param tries how many there were before
     */
    record Notification(String id, String body, int tries) {}
}
