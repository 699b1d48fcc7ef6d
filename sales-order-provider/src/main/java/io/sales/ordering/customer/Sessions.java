package io.sales.ordering.customer;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.id.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * Sessions and the refresh tokens that prolong them. A token is random, stored only as a hash, and good once: when one is
 * used a second time, two people have it, and the session ends. Every method runs in its caller's transaction. Whoever opens
 * a session or ends all of an account holds the account's lock, so that none slips through.
 */
@Repository
class Sessions {

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int TOKEN_BYTES = 32;

    /** A session may have refreshed its tokens three thousand times. */
    private static final int FORGOTTEN_AT_A_TIME = 20;

    /** Long enough to look into a complaint. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcOperations jdbc;
    private final EndedSessionLog ended;
    private final DatabaseClock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(JdbcOperations jdbc, EndedSessionLog ended, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.ended = ended;
        this.clock = clock;
    }

    /** An account that has too many sessions loses the oldest. */
    Token open(String customerId) {
        Instant now = clock.now();
        end(now, """
                SELECT id FROM session WHERE owner_id = ? AND ended_at IS NULL
                ORDER BY created_at DESC, id OFFSET %d ROWS FOR UPDATE
                """.formatted(Limits.MAX_SESSIONS_PER_CUSTOMER - 1), customerId);
        String session = "ses_" + HexFormat.of().formatHex(randomBytes(16));
        jdbc.update(
                "INSERT INTO session (id, owner_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
                session,
                customerId,
                at(now),
                at(now.plus(LIFETIME)));
        return issue(session, customerId);
    }

    /**
     * @return the next token; empty if this one is not good, or is used for a second time, which also ends its session
     */
    Optional<Token> rotate(String token) {
        Instant now = clock.now();
        Optional<Owner> owner = owner(token);
        if (owner.isEmpty() || !owner.get().isAlive(now)) {
            return Optional.empty();
        }
        int used = jdbc.update(
                "UPDATE refresh_token SET used_at = ? WHERE hash = ? AND used_at IS NULL", at(now), hash(token));
        if (used == 0) {
            end(owner.get().customerId(), owner.get().session());
            return Optional.empty();
        }
        return Optional.of(issue(owner.get().session(), owner.get().customerId()));
    }

    void end(String customerId, String session) {
        end(
                clock.now(),
                "SELECT id FROM session WHERE id = ? AND owner_id = ? AND ended_at IS NULL FOR UPDATE",
                session,
                customerId);
    }

    void endOthers(String customerId, String session) {
        end(
                clock.now(),
                "SELECT id FROM session WHERE owner_id = ? AND id <> ? AND ended_at IS NULL ORDER BY id FOR UPDATE",
                customerId,
                session);
    }

    void endAll(String customerId) {
        endOthers(customerId, "");
    }

    private void end(Instant now, String selection, Object... arguments) {
        List<String> sessions = jdbc.queryForList(selection, String.class, arguments);
        jdbc.batchUpdate(
                "UPDATE session SET ended_at = ? WHERE id = ?",
                sessions.stream().map(id -> new Object[] {at(now), id}).toList());
        ended.append(sessions, now);
    }

    /**
     * Removes some of the sessions that have been over for long.
     *
     * @return whether there may be more
     */
    boolean forgetOld(Instant now) {
        return forget("expires_at", now) | forget("ended_at", now);
    }

    private boolean forget(String column, Instant now) {
        var sessions = jdbc.queryForList(
                "SELECT id FROM session WHERE %s < ? ORDER BY %s FETCH FIRST %d ROWS ONLY FOR UPDATE SKIP LOCKED"
                        .formatted(column, column, FORGOTTEN_AT_A_TIME),
                String.class,
                at(now.minus(KEPT)));
        var rows = sessions.stream().map(id -> new Object[] {id}).toList();
        jdbc.batchUpdate("DELETE FROM refresh_token WHERE session_id = ?", rows);
        jdbc.batchUpdate("DELETE FROM session WHERE id = ?", rows);
        return sessions.size() == FORGOTTEN_AT_A_TIME;
    }

    static SalesException refused() {
        return new SalesException(Slugs.BAD_REFRESH_TOKEN, "This refresh token is not good any more. Sign in again.");
    }

    private Token issue(String session, String customerId) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(TOKEN_BYTES));
        jdbc.update("INSERT INTO refresh_token (hash, session_id) VALUES (?, ?)", hash(token), session);
        return new Token(session, customerId, token);
    }

    private Optional<Owner> owner(String token) {
        return jdbc
                .query(
                        """
                        SELECT s.id, s.owner_id, s.expires_at, s.ended_at
                        FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.hash = ?
                        """,
                        (row, number) -> new Owner(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getObject(4) != null),
                        hash(token))
                .stream()
                .findFirst();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hash(String token) {
        return Digest.of(token).hex();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A refresh token as it leaves the house. */
    record Token(String session, String customerId, String token) {

        /** Leaves out the token, which must not reach a log. */
        @Override
        public String toString() {
            return "Token[session=" + session + "]";
        }
    }

    private record Owner(String session, String customerId, Instant expiresAt, boolean ended) {

        boolean isAlive(Instant now) {
            return !ended && now.isBefore(expiresAt);
        }
    }
}
