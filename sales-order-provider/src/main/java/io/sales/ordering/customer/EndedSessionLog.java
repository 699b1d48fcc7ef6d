package io.sales.ordering.customer;

import io.sales.api.Limits;
import io.sales.api.customer.EndedSessionsView;
import io.sales.platform.db.NumberedWhenRead;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * Sessions that were ended while access tokens of theirs may still run, {@linkplain NumberedWhenRead numbered when they are
 * read}. Every method runs in its caller's transaction.
 */
@Repository
class EndedSessionLog {

    private static final int PAGE = 1_000;
    private static final int BATCH = 1_000;

    /** Longer than any access token runs. */
    private static final Duration KEPT = Duration.ofMinutes(Limits.MAX_ACCESS_TOKEN_MINUTES + 5);

    private final JdbcOperations jdbc;
    private final NumberedWhenRead log;

    EndedSessionLog(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.log =
                new NumberedWhenRead(jdbc, "ended_session", "ended_session_numbering", List.of("id"), "ended_at, id");
    }

    void append(List<String> sessions, Instant now) {
        jdbc.batchUpdate(
                "INSERT INTO ended_session (id, ended_at) VALUES (?, ?)",
                sessions.stream()
                        .map(session -> new Object[] {session, now.atOffset(ZoneOffset.UTC)})
                        .toList());
    }

    boolean hasNews() {
        return !jdbc.queryForList(
                        "SELECT id FROM ended_session WHERE position IS NULL FETCH FIRST ROW ONLY", String.class)
                .isEmpty();
    }

    /** Numbers what has been committed since the last time. */
    void number() {
        log.number();
    }

    /** A reader that knows of more than there is remembers a time before a backup was restored, and starts again. */
    EndedSessionsView after(long position) {
        var found = jdbc.query(
                "SELECT id, position FROM ended_session WHERE position > ? ORDER BY position FETCH FIRST %d ROWS ONLY"
                        .formatted(PAGE),
                (row, index) -> new Numbered(row.getString(1), row.getLong(2)),
                position);
        if (!found.isEmpty()) {
            return new EndedSessionsView(
                    found.stream().map(Numbered::id).toList(),
                    found.get(found.size() - 1).position());
        }
        Long last = jdbc.queryForObject("SELECT last_position FROM ended_session_numbering WHERE id = 1", Long.class);
        return new EndedSessionsView(List.of(), Objects.requireNonNull(last) < position ? 0 : position);
    }

    /**
     * @return whether there may be more
     */
    boolean forgetOld(Instant now) {
        return jdbc.update("""
                        DELETE FROM ended_session WHERE id IN
                          (SELECT id FROM ended_session WHERE ended_at < ? ORDER BY ended_at FETCH FIRST %d ROWS ONLY)
                        """.formatted(BATCH), now.minus(KEPT).atOffset(ZoneOffset.UTC)) == BATCH;
    }

    private record Numbered(String id, long position) {}
}
