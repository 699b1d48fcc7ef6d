package io.sales.payment.simulator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All charges. The merchant's attempt id is the primary key, so that copies of a request meet on one charge. */
final class Charges {

    /** How long a {@link TokenBehaviour#SLOW} charge is pending. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private static final String NO_CURRENCY = "XXX";

    private final Database database;
    private final Clock clock;
    private final Outbox outbox;

    Charges(Database database, Clock clock, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Charges once, however often it is asked.
     *
     * @throws Refusal {@code attempt-reused} if the attempt was made with other content
     */
    Outcome charge(String attemptId, ChargeRequest request) throws SQLException {
        return database.transact(connection -> {
            Stored stored = read(connection, attemptId);
            if (stored != null) {
                return new Outcome(stored.requireSame(request).asOf(clock.instant()), false);
            }
            insert(connection, Stored.of(attemptId, request, clock.instant()), clock.instant());
            return new Outcome(told(connection, require(connection, attemptId)), true);
        });
    }

    Charge find(String attemptId) throws SQLException {
        return database.transact(connection -> require(connection, attemptId));
    }

    /** Cancels what is pending; an attempt never heard of is remembered, so that it charges nothing later. */
    Charge cancel(String attemptId) throws SQLException {
        return database.transact(connection -> {
            Stored stored = read(connection, attemptId);
            if (stored == null) {
                insert(connection, Stored.cancelledBeforehand(attemptId), clock.instant());
            } else if (stored.asOf(clock.instant()).status() == ChargeStatus.PENDING) {
                mark(connection, attemptId, ChargeStatus.CANCELLED);
                return told(connection, require(connection, attemptId));
            }
            return require(connection, attemptId);
        });
    }

    /** Captures slow charges whose time has come. To whoever asks they have been captured since that very moment. */
    void captureDue() throws SQLException {
        for (String attemptId : database.transact(this::due)) {
            database.transact(connection -> {
                Stored stored = read(connection, attemptId);
                if (stored != null && stored.isDue(clock.instant())) {
                    mark(connection, attemptId, ChargeStatus.CAPTURED);
                    told(connection, require(connection, attemptId));
                }
                return true;
            });
        }
    }

    private List<String> due(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT attempt_id FROM charges WHERE status = ? AND due_at <= ? FETCH FIRST 100 ROWS ONLY")) {
            select.setString(1, ChargeStatus.PENDING.name());
            select.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            var ids = new ArrayList<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }

    /** Puts what has become of a charge into the outbox, in the same transaction. That it is pending is no news. */
    private Charge told(Connection connection, Charge charge) throws SQLException {
        if (charge.status() != ChargeStatus.PENDING) {
            outbox.add(connection, charge);
        }
        return charge;
    }

    /** The charge as it is now, its row locked until the transaction ends. */
    Charge require(Connection connection, String attemptId) throws SQLException {
        Stored stored = read(connection, attemptId);
        if (stored == null) {
            throw Refusal.notFound("charge");
        }
        return stored.asOf(clock.instant());
    }

    private static @Nullable Stored read(Connection connection, String attemptId) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM charges WHERE attempt_id = ? FOR UPDATE")) {
            select.setString(1, attemptId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Stored.from(row) : null;
            }
        }
    }

    private static void insert(Connection connection, Stored charge, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO charges (attempt_id, id, status, amount, currency, token, reference, due_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, charge.attemptId);
            insert.setString(2, charge.id);
            insert.setString(3, charge.status.name());
            insert.setLong(4, charge.amount());
            insert.setString(5, charge.currency());
            insert.setString(6, charge.request == null ? null : charge.request.token());
            insert.setString(7, charge.request == null ? null : charge.request.reference());
            insert.setObject(
                    8, charge.due == null ? null : charge.due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(9, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void mark(Connection connection, String attemptId, ChargeStatus status) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE charges SET status = ? WHERE attempt_id = ?")) {
            update.setString(1, status.name());
            update.setString(2, attemptId);
            update.executeUpdate();
        }
    }

    /**
     * A charge, and whether this very request made it.
     */
    record Outcome(Charge charge, boolean isNew) {}

    /**
     * A row.
     *
     * @param request null if the attempt was cancelled before it was made
     * @param due when a pending charge becomes captured; null if it does not by itself
     */
    private record Stored(
            String attemptId,
            String id,
            ChargeStatus status,
            @Nullable ChargeRequest request,
            @Nullable Instant due) {

        static Stored of(String attemptId, ChargeRequest request, Instant now) {
            TokenBehaviour behaviour = request.behaviour();
            Instant due = behaviour == TokenBehaviour.SLOW ? now.plus(SLOW) : null;
            return new Stored(attemptId, Ids.next("ch"), behaviour.first(), request, due);
        }

        static Stored cancelledBeforehand(String attemptId) {
            return new Stored(attemptId, Ids.next("ch"), ChargeStatus.CANCELLED, null, null);
        }

        static Stored from(ResultSet row) throws SQLException {
            String token = row.getString("token");
            OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
            return new Stored(
                    row.getString("attempt_id"),
                    row.getString("id"),
                    ChargeStatus.valueOf(row.getString("status")),
                    token == null
                            ? null
                            : new ChargeRequest(
                                    row.getLong("amount"),
                                    row.getString("currency"),
                                    token,
                                    Objects.requireNonNull(row.getString("reference"))),
                    due == null ? null : due.toInstant());
        }

        Stored requireSame(ChargeRequest other) {
            if (request != null && !request.equals(other)) {
                throw new Refusal(409, "attempt-reused", "This attempt was made with other content.");
            }
            return this;
        }

        Charge asOf(Instant now) {
            return new Charge(
                    id,
                    attemptId,
                    isDue(now) ? ChargeStatus.CAPTURED : status,
                    amount(),
                    currency(),
                    request == null ? null : request.behaviour().declineCode());
        }

        boolean isDue(Instant now) {
            return status == ChargeStatus.PENDING && due != null && !now.isBefore(due);
        }

        long amount() {
            return request == null ? 0 : request.amount();
        }

        String currency() {
            return request == null ? NO_CURRENCY : request.currency();
        }
    }
}
