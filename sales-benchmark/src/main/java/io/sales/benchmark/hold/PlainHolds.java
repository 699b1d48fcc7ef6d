package io.sales.benchmark.hold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * What the database alone needs for a hold: one guarded UPDATE and two INSERTs, committed one by one, from 32
 * connections that each send the next when the last is done. No remote call, no checks, no repeats. It states a rate and
 * nothing else: a closed loop knows no latency.
 */
final class PlainHolds implements AutoCloseable {

    static final int CONNECTIONS = 32;

    private static final String TABLES = "/plain-holds.sql";

    private static final String TAKE =
            "UPDATE stock SET reserved=reserved+1, version=version+1 WHERE sku=? AND on_hand-reserved>=1";
    private static final String RESERVE =
            "INSERT INTO reservation(sku,qty,order_ref,state,expires_at) VALUES(?,1,?::text||'-'||?::text||'-'||?::text,"
                    + "'HELD',now()+interval '15 min')";
    private static final String RECORD =
            "INSERT INTO ledger(sku,delta,reason,ref) VALUES(?,-1,'RESERVE',?::text||'-'||?::text)";

    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    /**
     * Makes the tables and the connections.
     *
     * @param databaseUrl of an empty database, for JDBC, with user and password
     */
    PlainHolds(String databaseUrl) {
        try {
            for (int id = 0; id < CONNECTIONS; id++) {
                Connection connection = DriverManager.getConnection(databaseUrl + "&prepareThreshold=1");
                if (id == 0) {
                    makeTables(connection);
                }
                connection.setAutoCommit(false);
                clients.add(new Client(id, connection));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The reference cannot be set up", e);
        }
    }

    /**
     * Holds as fast as it can for as long as the window lasts.
     *
     * @return how many holds were committed
     */
    long run(SkuChoice choice, Duration window, long seed) {
        var random = new SplittableRandom(seed);
        long end = System.nanoTime() + window.toNanos();
        var running = new ArrayList<Future<Long>>();
        for (Client client : clients) {
            RandomGenerator own = random.split();
            running.add(threads.submit(() -> client.hold(choice, own, end)));
        }
        long holds = 0;
        try {
            for (Future<Long> one : running) {
                holds += one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The reference failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the reference runs", e);
        }
        return holds;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Client client : clients) {
            client.connection.close();
        }
    }

    private static void makeTables(Connection connection) throws SQLException {
        try (var script = Objects.requireNonNull(PlainHolds.class.getResourceAsStream(TABLES));
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection with its statements. */
    private static final class Client {

        private final String id;
        private final Connection connection;
        private final PreparedStatement take;
        private final PreparedStatement reserve;
        private final PreparedStatement record;

        Client(int id, Connection connection) throws SQLException {
            this.id = Integer.toString(id);
            this.connection = connection;
            this.take = connection.prepareStatement(TAKE);
            this.reserve = connection.prepareStatement(RESERVE);
            this.record = connection.prepareStatement(RECORD);
        }

        long hold(SkuChoice choice, RandomGenerator random, long end) throws SQLException {
            long holds = 0;
            while (System.nanoTime() - end < 0) {
                hold(choice.next(random), number(random), number(random));
                holds++;
            }
            return holds;
        }

        private void hold(int sku, String a, String b) throws SQLException {
            take.setInt(1, sku);
            take.executeUpdate();
            reserve.setInt(1, sku);
            reserve.setString(2, a);
            reserve.setString(3, b);
            reserve.setString(4, id);
            reserve.executeUpdate();
            record.setInt(1, sku);
            record.setString(2, a);
            record.setString(3, b);
            record.executeUpdate();
            connection.commit();
        }

        private static String number(RandomGenerator random) {
            return Integer.toString(1 + random.nextInt(1_000_000_000));
        }
    }
}
