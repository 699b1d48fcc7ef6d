package io.sales.payment.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database of its own, in which an answered request is on disk. */
final class Database implements AutoCloseable {

    private static final System.Logger log = System.getLogger(Database.class.getName());

    private static final int CONNECTIONS = 16;
    private static final int MAX_ATTEMPTS = 10;

    /** A racing copy was first (unique key), or H2 gave up on a lock or an update conflict: the work is done again. */
    private static final Set<String> LOST_RACE = Set.of("23505", "40001", "HYT00", "90131");

    private static final String[] SCHEMA = {
        """
        CREATE TABLE IF NOT EXISTS charges (
            attempt_id VARCHAR(128) PRIMARY KEY,
            id         VARCHAR(40)  NOT NULL,
            status     VARCHAR(20)  NOT NULL,
            amount     BIGINT       NOT NULL,
            currency   CHAR(3)      NOT NULL,
            token      VARCHAR(200),
            reference  VARCHAR(200),
            due_at     TIMESTAMP(6) WITH TIME ZONE,
            refunded   BIGINT       NOT NULL DEFAULT 0,
            created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            CHECK (refunded BETWEEN 0 AND amount)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS refunds (
            refund_id  VARCHAR(128) PRIMARY KEY,
            id         VARCHAR(40)  NOT NULL,
            attempt_id VARCHAR(128) NOT NULL REFERENCES charges,
            amount     BIGINT       NOT NULL CHECK (amount > 0),
            currency   CHAR(3)      NOT NULL,
            created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS charges_to_capture ON charges (status, due_at)",
        """
        CREATE TABLE IF NOT EXISTS notifications (
            id          VARCHAR(40)   PRIMARY KEY,
            body        VARCHAR(4000) NOT NULL,
            tries       INT           NOT NULL,
            next_try_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS notifications_to_send ON notifications (next_try_at)"
    };

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    static Database open(Path directory) throws IOException {
        Files.createDirectories(directory);
        // WRITE_DELAY=0: otherwise H2 answers a commit half a second before it writes it.
        String url = "jdbc:h2:file:" + directory.resolve("payment")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
        var pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (String table : SCHEMA) {
                statement.execute(table);
            }
        } catch (SQLException e) {
            throw new IOException("The database in " + directory + " cannot be opened", e);
        }
        return new Database(pool);
    }

    /** Runs the work in one transaction, again if another transaction got in its way. */
    <T> T transact(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == MAX_ATTEMPTS || !LOST_RACE.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            log.log(System.Logger.Level.WARNING, "The database was not closed in good order", e);
        } finally {
            pool.dispose();
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } finally {
                // Of what was committed nothing is left to roll back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What happens in one transaction. */
    interface Work<T> {

        T run(Connection connection) throws SQLException;
    }
}
