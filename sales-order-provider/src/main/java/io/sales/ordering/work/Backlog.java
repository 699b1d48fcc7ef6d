package io.sales.ordering.work;

import io.sales.platform.input.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What is left undone in one queue, for people to look at. Both lists have an index in their order, so that a page costs the
 * same however long they are.
 */
public final class Backlog {

    /** No figure is counted further than this. */
    public static final int MOST_COUNTED = 100_000;

    private final WorkQueue.Columns columns;
    private final JdbcOperations jdbc;

    Backlog(WorkQueue.Columns columns, JdbcOperations jdbc) {
        this.columns = columns;
        this.jdbc = jdbc;
    }

    /**
     * What should have been done by then and is not, the oldest first.
     *
     * @param after begins behind this place
     */
    public List<Piece> waiting(Instant before, Moment after, int limit) {
        return page(columns.since(), before, after, limit);
    }

    /** What was given up, the oldest first. */
    public List<Piece> parked(Moment after, int limit) {
        return page(columns.parkedAt(), Moment.END, after, limit);
    }

    private List<Piece> page(String since, Instant before, Moment after, int limit) {
        return jdbc.query(
                pageQuery(since),
                Backlog::piece,
                after.atUtc(),
                after.atUtc(),
                after.id(),
                before.atOffset(ZoneOffset.UTC),
                limit);
    }

    String pageQuery(String since) {
        return select()
                + " WHERE %1$s >= ? AND (%1$s > ? OR id > ?) AND %1$s <= ? ORDER BY %1$s, id FETCH FIRST ? ROWS ONLY"
                        .formatted(since);
    }

    /** Finds what was given up, or should have been done by now. */
    public Optional<Piece> find(String id, Instant now) {
        return jdbc
                .query(
                        select()
                                + " WHERE id = ? AND (%s IS NOT NULL OR %s <= ?)"
                                        .formatted(columns.parkedAt(), columns.since()),
                        Backlog::piece,
                        id,
                        now.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    /** Has it tried now, and as often as if it were new. Does nothing to a row that there is nothing to do about. */
    public void retry(String id, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.update(
                """
                UPDATE %1$s SET %2$s = ?, %3$s = 0, %4$s = CASE WHEN %4$s <= ? THEN %4$s ELSE ? END, %5$s = NULL
                WHERE id = ? AND (%5$s IS NOT NULL OR %4$s IS NOT NULL)
                """.formatted(columns.table(), columns.due(), columns.tries(), columns.since(), columns.parkedAt()),
                at,
                at,
                at,
                id);
    }

    /**
     * @param late how long ago what counts as waiting became due at least
     */
    public Figures figures(Instant now, Instant late) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT (%s), (%s), (%s), (SELECT MIN(%s) FROM %s)"
                        .formatted(
                                count(columns.due() + " <= ?", MOST_COUNTED),
                                count(columns.since() + " <= ?", MOST_COUNTED),
                                count(columns.parkedAt() + " IS NOT NULL", MOST_COUNTED),
                                columns.since(),
                                columns.table()),
                (row, number) -> new Figures(row.getLong(1), row.getLong(2), row.getLong(3), instant(row, 4)),
                now.atOffset(ZoneOffset.UTC),
                late.atOffset(ZoneOffset.UTC)));
    }

    /**
     * How much could be worked on now.
     *
     * @param most is not counted beyond
     */
    public long due(Instant now, int most) {
        return Objects.requireNonNull(
                jdbc.queryForObject(count(columns.due() + " <= ?", most), Long.class, now.atOffset(ZoneOffset.UTC)));
    }

    private String count(String condition, int most) {
        return "SELECT COUNT(*) FROM (SELECT id FROM %s WHERE %s FETCH FIRST %d ROWS ONLY) AS counted"
                .formatted(columns.table(), condition, most);
    }

    private String select() {
        return "SELECT id, %s, %s, %s, %s, %s, %s FROM %s"
                .formatted(
                        columns.orderId(),
                        columns.parkedAt(),
                        columns.since(),
                        columns.tries(),
                        columns.due(),
                        columns.problem(),
                        columns.table());
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        Instant parkedAt = instant(row, 3);
        Instant since = parkedAt == null ? Objects.requireNonNull(instant(row, 4)) : parkedAt;
        return new Piece(
                row.getString(1),
                row.getString(2),
                parkedAt != null,
                since,
                row.getInt(5),
                instant(row, 6),
                row.getString(7));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @param due could be worked on now
     * @param waiting should have been done long ago
     * @param parked was given up
     * @param oldest since when the oldest has been due, which may lie ahead; null if nothing is to do
     */
    public record Figures(
            long due, long waiting, long parked, @Nullable Instant oldest) {}
}
