package io.sales.ordering.work;

import io.sales.api.SalesException;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.logging.Discretion;
import io.sales.platform.rpc.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows of one table that are {@link Due}. Any number of instances may work on them: SKIP LOCKED shares them out, the longest
 * due first, and taking a row puts its next try off, so that a worker that dies or fails leaves it to be taken again. Being
 * taken twice must be harmless; that is the worker's part, with a compare-and-set on the row's own state.
 */
public final class WorkQueue {

    private static final Logger log = LoggerFactory.getLogger(WorkQueue.class);

    static final int BATCH = 50;

    /** With the back-off below, a row is parked after about half an hour of trying. */
    static final int MAX_TRIES = 14;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(3);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private static final int MAX_PROBLEM_LENGTH = 500;

    private final String kind;
    private final Columns columns;
    private final Pace pace;
    private final JdbcOperations jdbc;
    private final Transactions transactions;
    private final DatabaseClock clock;

    WorkQueue(
            String kind,
            Columns columns,
            Pace pace,
            JdbcOperations jdbc,
            Transactions transactions,
            DatabaseClock clock) {
        this.kind = kind;
        this.columns = columns;
        this.pace = pace;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    public String kind() {
        return kind;
    }

    /** What is left undone in it. */
    public Backlog backlog() {
        return new Backlog(columns, jdbc);
    }

    /**
     * Hands due rows to the worker, batch by batch, until none is left, a batch brought nothing but failures, or the time of
     * one run is over, or the worker would rather not go on.
     */
    public void work(Worker worker) {
        var run = new Stopwatch(pace.run());
        while (workOnBatch(worker) && !run.isOver() && worker.mayGoOn()) {
            log.trace("There may be more of {}", kind);
        }
    }

    /**
     * Has a row tried now that is due later or was parked, as if it were new; one that wants nothing is left alone. Part of
     * the caller's transaction.
     */
    public void hasten(String id) {
        backlog().retry(id, clock.now());
    }

    /**
     * @return whether there may be more that is worth trying now
     */
    private boolean workOnBatch(Worker worker) {
        List<Row> batch = transactions.write(this::take);
        var stopwatch = new Stopwatch(pace.batch());
        List<Row> left = together(worker, batch);
        int tried = 0;
        int failed = 0;
        while (tried < left.size() && (tried == 0 || !stopwatch.isOver())) {
            failed += attempt(worker, left.get(tried)) ? 0 : 1;
            tried++;
        }
        if (tried < left.size()) {
            var untried = left.subList(tried, left.size());
            transactions.writing(() -> giveBack(untried));
        }
        int done = batch.size() - left.size() + tried - failed;
        return batch.size() == BATCH && done > 0;
    }

    /**
     * @return the rows that are to be worked on one by one
     */
    private List<Row> together(Worker worker, List<Row> batch) {
        if (batch.size() < 2) {
            return batch;
        }
        Trace.begin(null);
        try {
            var left =
                    Set.copyOf(worker.workTogether(batch.stream().map(Row::id).toList()));
            return batch.stream().filter(row -> left.contains(row.id())).toList();
        } catch (RuntimeException e) {
            log.warn(
                    "{} of {} did not work out together, and are tried one by one: {}",
                    kind,
                    batch.size(),
                    e.toString());
            return batch;
        } finally {
            Trace.end();
        }
    }

    private List<Row> take() {
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
                "UPDATE %s SET %s = NULL, %s = NULL, %s = ? WHERE id = ?"
                        .formatted(columns.table(), columns.due(), columns.since(), columns.parkedAt()),
                exhausted.stream().map(row -> new Object[] {at(now), row.id()}).toList());
        exhausted.forEach(row -> log.error("{} {} was parked after {} tries", kind, row.id(), row.tries()));
        return live;
    }

    /** Makes rows that were taken due again as if they had not been, unless somebody has moved them on meanwhile. */
    private void giveBack(List<Row> rows) {
        Instant now = clock.now();
        jdbc.batchUpdate(
                "UPDATE %s SET %s = ?, %s = ? WHERE id = ? AND %s = ?"
                        .formatted(columns.table(), columns.due(), columns.tries(), columns.tries()),
                rows.stream()
                        .map(row -> new Object[] {at(now), row.tries(), row.id(), row.tries() + 1})
                        .toList());
    }

    private boolean attempt(Worker worker, Row row) {
        String id = row.id();
        String trace = Trace.begin(null);
        try {
            worker.workOn(id);
            return true;
        } catch (GivenUpException e) {
            log.error("{} {} was parked: {}", kind, id, e.getMessage());
            park(row, String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            log.warn("{} {} did not work out and is tried again: {}", kind, id, Discretion.inWords(e));
            note(id, told(e, trace));
            return false;
        } finally {
            Trace.end();
        }
    }

    /** What staff may read of a failure. */
    private static String told(RuntimeException failure, String trace) {
        return failure instanceof UnfinishedException || failure instanceof SalesException
                ? String.valueOf(failure.getMessage())
                : "Something unexpected; the log has it under trace %s.".formatted(trace);
    }

    /** Unless somebody has moved it on meanwhile: what is done is not to be given up. */
    private void park(Row row, String problem) {
        transactions.writing(() -> jdbc.update(
                "UPDATE %1$s SET %2$s = NULL, %3$s = NULL, %4$s = ?, %5$s = ? WHERE id = ? AND %3$s IS NOT NULL AND %6$s = ?"
                        .formatted(
                                columns.table(),
                                columns.due(),
                                columns.since(),
                                columns.parkedAt(),
                                columns.problem(),
                                columns.tries()),
                at(clock.now()),
                shortened(problem),
                row.id(),
                row.tries() + 1));
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
     * @param orderId the column with the order that a row belongs to
     * @param prefix of the five columns that hold a {@link Due}
     */
    public record Columns(String table, String orderId, String prefix) {

        String due() {
            return prefix + "_due";
        }

        String since() {
            return prefix + "_since";
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

    /**
     * How long a worker keeps at it.
     *
     * @param batch after this, what is left of a batch is given back; shorter than the shortest time until a row that was
     *     taken is due again, so that no two work on it
     * @param run after this a run ends, whatever is left; its process may want to stop
     */
    record Pace(Duration batch, Duration run) {

        static final Pace USUAL = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /**
     * @param tries before it was taken
     */
    private record Row(String id, int tries) {}

    /** How long this process takes for something; what time it is decides nothing here. */
    private record Stopwatch(long startedAt, Duration limit) {

        Stopwatch(Duration limit) {
            this(System.nanoTime(), limit);
        }

        boolean isOver() {
            return System.nanoTime() - startedAt > limit.toNanos();
        }
    }
}
