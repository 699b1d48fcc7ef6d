package io.sales.ordering.work;

import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows of one table that are {@link Due}. Any number of instances may work on them: SKIP LOCKED shares them out, and taking
 * a row puts its next try off, so that a worker that dies or fails leaves it to be taken again. Being taken twice must be
 * harmless; that is the worker's part, with a compare-and-set on the row's own state.
 */
public final class WorkQueue {

    private static final Logger log = LoggerFactory.getLogger(WorkQueue.class);

    static final int BATCH = 50;

    /** With the back-off below, a row is parked after about half an hour of trying. */
    static final int MAX_TRIES = 14;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(3);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);
    private static final int MAX_PROBLEM_LENGTH = 500;

    private final String name;
    private final Columns columns;
    private final JdbcOperations jdbc;
    private final Transactions transactions;
    private final DatabaseClock clock;

    WorkQueue(String name, Columns columns, JdbcOperations jdbc, Transactions transactions, DatabaseClock clock) {
        this.name = name;
        this.columns = columns;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Hands every due row to the worker, batch by batch, until none is left or a batch brought nothing but failures. What
     * the worker throws is noted on its row, and hinders no other.
     *
     * @param worker takes a row's id; when it has succeeded, it has also made the row not due, or due later
     */
    public void work(Consumer<String> worker) {
        List<String> batch;
        int failures;
        do {
            batch = transactions.write(this::take);
            failures = 0;
            for (String id : batch) {
                if (!attempt(worker, id)) {
                    failures++;
                }
            }
        } while (batch.size() == BATCH && failures < BATCH);
    }

    /**
     * Makes a row due now that is due later or was parked, with all its tries before it; one that wants nothing is left
     * alone. Part of the caller's transaction.
     */
    public void hasten(String id) {
        jdbc.update(
                "UPDATE %s SET %s = ?, %s = 0, %s = NULL WHERE id = ? AND (%s IS NOT NULL OR %s IS NOT NULL)"
                        .formatted(
                                columns.table(),
                                columns.due(),
                                columns.tries(),
                                columns.parkedAt(),
                                columns.due(),
                                columns.parkedAt()),
                at(clock.now()),
                id);
    }

    private List<String> take() {
        Instant now = clock.now();
        List<Row> rows = jdbc.query(
                "SELECT id, %s FROM %s WHERE %s <= ? ORDER BY %s FETCH FIRST %d ROWS ONLY FOR UPDATE SKIP LOCKED"
                        .formatted(columns.tries(), columns.table(), columns.due(), columns.due(), BATCH),
                (result, row) -> new Row(result.getString(1), result.getInt(2)),
                at(now));
        var live = rows.stream().filter(row -> row.tries() < MAX_TRIES).toList();
        var exhausted = rows.stream().filter(row -> row.tries() >= MAX_TRIES).toList();
        jdbc.batchUpdate(
                "UPDATE %s SET %s = ?, %s = ? WHERE id = ?".formatted(columns.table(), columns.due(), columns.tries()),
                live.stream()
                        .map(row -> new Object[] {at(now.plus(pause(row.tries()))), row.tries() + 1, row.id()})
                        .toList());
        jdbc.batchUpdate(
                "UPDATE %s SET %s = NULL, %s = ? WHERE id = ?"
                        .formatted(columns.table(), columns.due(), columns.parkedAt()),
                exhausted.stream().map(row -> new Object[] {at(now), row.id()}).toList());
        exhausted.forEach(row -> log.error("{} {} was parked after {} tries", name, row.id(), row.tries()));
        return live.stream().map(Row::id).toList();
    }

    private boolean attempt(Consumer<String> worker, String id) {
        try {
            worker.accept(id);
            return true;
        } catch (GivenUp e) {
            log.error("{} {} was parked: {}", name, id, e.getMessage());
            park(id, String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            log.warn("{} {} did not work out and is tried again: {}", name, id, e.toString());
            note(id, e.toString());
            return false;
        }
    }

    private void park(String id, String problem) {
        transactions.writing(() -> jdbc.update(
                "UPDATE %s SET %s = NULL, %s = ?, %s = ? WHERE id = ?"
                        .formatted(columns.table(), columns.due(), columns.parkedAt(), columns.problem()),
                at(clock.now()),
                shortened(problem),
                id));
    }

    private void note(String id, String problem) {
        transactions.writing(() -> jdbc.update(
                "UPDATE %s SET %s = ? WHERE id = ?".formatted(columns.table(), columns.problem()),
                shortened(problem),
                id));
    }

    private static String shortened(String problem) {
        return problem.length() > MAX_PROBLEM_LENGTH ? problem.substring(0, MAX_PROBLEM_LENGTH) : problem;
    }

    /** Doubles from try to try, with jitter of a quarter, so that what failed together is not tried together. */
    private static Duration pause(int tries) {
        long millis = Math.min(FIRST_RETRY.toMillis() << tries, LAST_RETRY.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4));
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * Where the queue is kept.
     *
     * @param table with a column {@code id}
     * @param prefix of the four columns that hold a {@link Due}
     */
    public record Columns(String table, String prefix) {

        String due() {
            return prefix + "_due";
        }

        String tries() {
            return prefix + "_tries";
        }

        String parkedAt() {
            return prefix + "_parked_at";
        }

        String problem() {
            return prefix + "_problem";
        }
    }

    private record Row(String id, int tries) {}
}
