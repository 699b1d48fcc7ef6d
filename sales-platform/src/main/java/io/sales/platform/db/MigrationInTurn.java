package io.sales.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Lets instances that start at once migrate one after the other. On PostgreSQL Flyway sees to that itself. On H2 it locks
 * the rows of its history, of which an empty database has none, so that two instances both make the tables and one fails.
 */
public class MigrationInTurn implements FlywayMigrationStrategy {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                awaitTurn(connection);
            }
            flyway.migrate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be migrated: " + e.getMessage(), e);
        }
    }

    /** Locks a row until the connection is closed, be it by the end of the process. */
    private static void awaitTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + PATIENCE.toMillis());
            statement.execute("CREATE TABLE IF NOT EXISTS public.migration_turn (id integer PRIMARY KEY)");
            statement.execute("MERGE INTO public.migration_turn KEY (id) VALUES (1)");
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM public.migration_turn WHERE id = 1 FOR UPDATE");
        }
    }
}
