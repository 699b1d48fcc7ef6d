package io.sales.h2;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some lock a row, add one to it and commit; others lock it and roll back. It ends at the first failure. */
final class LockRace {

    private static final int OF_EACH_KIND = 2;

    private final Driver driver;
    private final String url;
    private final AtomicInteger added = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    LockRace(Driver driver, Path directory) throws SQLException {
        this.driver = driver;
        this.url = "jdbc:h2:file:" + directory.resolve("race") + ";WRITE_DELAY=0";
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
            statement.execute("CREATE INDEX counter_by_n ON counter (n)");
            statement.execute("INSERT INTO counter VALUES (1, 0)");
            connection.commit();
        }
    }

    void run(int additions, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        var pool = Executors.newFixedThreadPool(2 * OF_EACH_KIND);
        try {
            List<Future<?>> sides = new ArrayList<>();
            for (int i = 0; i < OF_EACH_KIND; i++) {
                sides.add(pool.submit(() -> repeat(true, additions, end)));
                sides.add(pool.submit(() -> repeat(false, additions, end)));
            }
            for (Future<?> side : sides) {
                side.get(limit.toMinutes() + 1, MINUTES);
            }
        } finally {
            pool.shutdown();
        }
    }

    private Void repeat(boolean adds, int additions, long end) throws SQLException {
        try (Connection connection = connect();
                var lock = connection.prepareStatement("SELECT n FROM counter WHERE id = 1 FOR UPDATE");
                var update = connection.prepareStatement("UPDATE counter SET n = ? WHERE id = 1")) {
            while (added.get() < additions && failures.isEmpty() && System.nanoTime() < end) {
                try {
                    int n = read(lock);
                    if (adds) {
                        update.setInt(1, n + 1);
                        update.executeUpdate();
                        connection.commit();
                        added.incrementAndGet();
                    } else {
                        connection.rollback();
                    }
                } catch (SQLException e) {
                    failures.add(root(e).toString());
                    connection.rollback();
                }
            }
        }
        return null;
    }

    private static int read(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private Connection connect() throws SQLException {
        Connection connection = driver.connect(url, new Properties());
        connection.setAutoCommit(false);
        return connection;
    }

    int added() {
        return added.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int stored() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.prepareStatement("SELECT n FROM counter WHERE id = 1")) {
            return read(statement);
        }
    }
}
