package io.sales.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Gives the rows of a log their numbers when they are first read, which only one reader does at a time. A number taken when a
 * row is written could not promise that nothing turns up before what has been read, as whoever took the lower one may commit
 * later.
 *
 * <p>The log has a column {@code position}, null until then; beside it is a table of one row, {@code id} 1, whose
 * {@code last_position} is the highest number given and whose lock makes readers take turns.
 */
public final class NumberedWhenRead {

    private static final int AT_A_TIME = 1_000;

    private final JdbcOperations jdbc;
    private final int keyColumns;
    private final String lastForUpdate;
    private final String unnumbered;
    private final String number;
    private final String remember;

    /**
     * All of them names of the schema, none from outside.
     *
     * @param log the table of rows
     * @param numbering the table of one row
     * @param key the columns of the log's primary key
     * @param order in which rows are numbered that are found at once
     */
    public NumberedWhenRead(JdbcOperations jdbc, String log, String numbering, List<String> key, String order) {
        this.jdbc = jdbc;
        this.keyColumns = key.size();
        this.lastForUpdate = "SELECT last_position FROM %s WHERE id = 1 FOR UPDATE".formatted(numbering);
        this.unnumbered = "SELECT %s FROM %s WHERE position IS NULL ORDER BY %s FETCH FIRST %d ROWS ONLY"
                .formatted(String.join(", ", key), log, order, AT_A_TIME);
        this.number = "UPDATE %s SET position = ? WHERE %s = ?".formatted(log, String.join(" = ? AND ", key));
        this.remember = "UPDATE %s SET last_position = ? WHERE id = 1".formatted(numbering);
    }

    /** Numbers what has been committed since the last time, a thousand rows at the most, in its caller's transaction. */
    public void number() {
        long last = Objects.requireNonNull(jdbc.queryForObject(lastForUpdate, Long.class));
        List<Object[]> rows = jdbc.query(unnumbered, (row, index) -> numbered(last + index + 1, row));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(number, rows);
            jdbc.update(remember, last + rows.size());
        }
    }

    private Object[] numbered(long position, ResultSet row) throws SQLException {
        Object[] values = new Object[1 + keyColumns];
        values[0] = position;
        for (int column = 1; column <= keyColumns; column++) {
            values[column] = row.getObject(column);
        }
        return values;
    }
}
