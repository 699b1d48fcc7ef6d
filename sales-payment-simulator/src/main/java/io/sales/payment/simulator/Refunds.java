package io.sales.payment.simulator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** All refunds. Those of one charge wait for each other on the charge's row, so that together they never exceed it. */
final class Refunds {

    private final Database database;
    private final Clock clock;
    private final Charges charges;
    private final Outbox outbox;

    Refunds(Database database, Clock clock, Charges charges, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.charges = charges;
        this.outbox = outbox;
    }

    /**
     * Refunds once, however often it is asked.
     *
     * @throws Refusal {@code refund-reused} if the refund was made with other content, {@code refund-exceeds-charge} if
     *     less than the amount is left of the charge
     */
    Refund refund(String refundId, RefundRequest request) throws SQLException {
        return database.transact(connection -> {
            Charge charge = charges.require(connection, request.attemptId());
            Refund stored = read(connection, refundId);
            if (stored != null) {
                return requireSame(stored, request);
            }
            if (!charge.currency().equals(request.currency())) {
                throw Refusal.invalid("currency is not the charge's");
            }
            take(connection, charge, request.amount());
            Refund refund = insert(connection, refundId, request);
            outbox.add(connection, refund);
            return refund;
        });
    }

    Refund find(String refundId) throws SQLException {
        return database.transact(connection -> {
            Refund stored = read(connection, refundId);
            if (stored == null) {
                throw Refusal.notFound("refund");
            }
            return stored;
        });
    }

    private static Refund requireSame(Refund stored, RefundRequest request) {
        var first = new RefundRequest(stored.attemptId(), stored.amount(), stored.currency());
        if (!first.equals(request)) {
            throw new Refusal(409, "refund-reused", "This refund was made with other content.");
        }
        return stored;
    }

    private static void take(Connection connection, Charge charge, long amount) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE charges SET refunded = refunded + ? WHERE attempt_id = ? AND refunded + ? <= ?")) {
            update.setLong(1, amount);
            update.setString(2, charge.attemptId());
            update.setLong(3, amount);
            update.setLong(4, charge.captured());
            if (update.executeUpdate() == 0) {
                throw new Refusal(409, "refund-exceeds-charge", "Less than that is left of what was captured.");
            }
        }
    }

    private Refund insert(Connection connection, String refundId, RefundRequest request) throws SQLException {
        String id = Ids.next("re");
        try (var insert = connection.prepareStatement("""
                INSERT INTO refunds (refund_id, id, attempt_id, amount, currency, created_at) VALUES (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, refundId);
            insert.setString(2, id);
            insert.setString(3, request.attemptId());
            insert.setLong(4, request.amount());
            insert.setString(5, request.currency());
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return new Refund(id, refundId, request.attemptId(), Refund.SUCCEEDED, request.amount(), request.currency());
    }

    private static @Nullable Refund read(Connection connection, String refundId) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM refunds WHERE refund_id = ?")) {
            select.setString(1, refundId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Refund(
                                row.getString("id"),
                                row.getString("refund_id"),
                                row.getString("attempt_id"),
                                Refund.SUCCEEDED,
                                row.getLong("amount"),
                                row.getString("currency"))
                        : null;
            }
        }
    }
}
