package io.sales.benchmark.plain;

import io.sales.benchmark.load.ClosedLoop;
import io.sales.benchmark.load.ClosedLoop.Pace;
import io.sales.benchmark.shop.SkuChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the database alone needs for a piece of work, done over and over from connections that each do the next when the last
 * is committed. No remote call, no checks.
 */
public final class PlainSql implements AutoCloseable {

    public static final int CONNECTIONS = 32;

    private static final int MAX_REPEATS = 100;

    /** Serialization failure, deadlock, and what H2 has instead: a lock that is not given in time, and a row that changed. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "HYT00", "90131");

    private final List<Connection> connections = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();

    /** The work of one connection. */
    @FunctionalInterface
    public interface Work {

        /** Does it once for a SKU, and commits. */
        void once(int sku, RandomGenerator random) throws SQLException;

        /** The work of one connection, with its statements prepared. */
        @FunctionalInterface
        interface Preparation {

            /**
             * @param id of the connection, from 0 on
             */
            Work prepare(int id, Connection connection) throws SQLException;
        }
    }

    /**
     * Makes the tables and the connections.
     *
     * @param databaseUrl of an empty database, for JDBC, with user and password
     * @param tables the scripts that make and fill them, on the class path
     */
    public PlainSql(String databaseUrl, List<String> tables, Work.Preparation preparation) {
        try {
            for (int id = 0; id < CONNECTIONS; id++) {
                Connection connection = DriverManager.getConnection(databaseUrl);
                connections.add(connection);
                if (id == 0) {
                    for (String script : tables) {
                        run(script, connection);
                    }
                }
                connection.setAutoCommit(false);
                works.add(preparation.prepare(id, connection));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The reference cannot be set up", e);
        }
    }

    /**
     * Works as fast as it can for as long as the window lasts.
     *
     * @param connected of the connections, 1 to {@link #CONNECTIONS}
     */
    public Pace run(int connected, SkuChoice choice, Duration window, long seed) {
        var callers = new ArrayList<ClosedLoop.Caller>();
        for (int id = 0; id < connected; id++) {
            Connection connection = connections.get(id);
            Work work = works.get(id);
            callers.add(random -> once(connection, work, choice.next(random), random));
        }
        return ClosedLoop.run(callers, window, seed);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /** What lost to another connection is done again, as any program would. */
    private static void once(Connection connection, Work work, int sku, RandomGenerator random) throws SQLException {
        for (int repeat = 1; ; repeat++) {
            try {
                work.once(sku, random);
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (repeat == MAX_REPEATS || !CONFLICTS.contains(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                    throw e;
                }
            }
        }
    }

    private static void run(String script, Connection connection) throws SQLException {
        try (var text = Objects.requireNonNull(PlainSql.class.getResourceAsStream(script));
                var statement = connection.createStatement()) {
            statement.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
