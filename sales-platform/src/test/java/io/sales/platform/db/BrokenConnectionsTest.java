package io.sales.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool that is in use all the time while its database goes away and comes back. */
class BrokenConnectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // made by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // started before each test
    private Server server;

    @BeforeEach
    void start() throws SQLException {
        server = server("0").start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aPoolInUseComesBackWithItsDatabase() throws SQLException {
        assertThat(comesBack(BrokenConnections.class.getName())).isTrue();
    }

    /** The control. */
    @Test
    void withoutItAPoolInUseNeverComesBack() throws SQLException {
        assertThat(comesBack(null)).isFalse();
    }

    private boolean comesBack(@Nullable String override) throws SQLException {
        var settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:tcp://localhost:%d/./test".formatted(server.getPort()));
        settings.setUsername("sa");
        settings.setMaximumPoolSize(1);
        settings.setExceptionOverrideClassName(override);
        try (var pool = new HikariDataSource(settings)) {
            use(pool);
            String port = Integer.toString(server.getPort());
            server.stop();
            server = server(port).start();
            return servesAgain(pool);
        }
    }

    private static boolean servesAgain(HikariDataSource pool) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                use(pool);
                return true;
            } catch (SQLException broken) {
                // Again, and at once: whatever is used all the time is never looked at.
                Thread.onSpinWait();
            }
        }
        return false;
    }

    /** As a transaction does. */
    private static void use(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            connection.commit();
        }
    }

    private Server server(String port) throws SQLException {
        return Server.createTcpServer("-tcpPort", port, "-baseDir", directory.toString(), "-ifNotExists");
    }
}
