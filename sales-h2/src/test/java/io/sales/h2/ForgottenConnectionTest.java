package io.sales.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that no longer waits for the server's answer, and what it had locked. */
class ForgottenConnectionTest {

    private static final String ANSWER_IN_TIME = ";NETWORK_TIMEOUT=300";
    private static final String LATER_THAN_THAT = "CALL PAUSE(1500)";
    private static final String LOCK = "UPDATE numbers SET number = number + 1";

    @TempDir
    private Path directory;

    private Server server;

    @BeforeEach
    void start() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-baseDir", directory.toString(), "-ifNotExists")
                .start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatItHadLockedIsFreeAgain() throws Exception {
        assertThat(isFreeAgain(new org.h2.Driver())).isTrue();
    }

    /** Should this fail after an upgrade, H2 has mended it. */
    @Test
    void aControlOnH2AsItIsStaysLocked() throws Exception {
        try (var original = OriginalH2.classes()) {
            assertThat(isFreeAgain(OriginalH2.driver(original))).isFalse();
        }
    }

    private boolean isFreeAgain(Driver driver) throws Exception {
        try (Connection other = connect(driver, ";LOCK_TIMEOUT=6000");
                var statement = other.createStatement()) {
            statement.execute("CREATE TABLE numbers AS SELECT 1 AS number");
            statement.execute("CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'");
            Connection forgetful = connect(driver, ANSWER_IN_TIME);
            forgetful.setAutoCommit(false);
            var locking = forgetful.createStatement();
            locking.execute(LOCK);
            Object sockets = socketsOf(forgetful);
            assertThatThrownBy(() -> locking.execute(LATER_THAN_THAT)).isInstanceOf(SQLException.class);
            boolean isFree = isDone(other, LOCK);
            Reference.reachabilityFence(sockets);
            return isFree;
        }
    }

    /** To be held on to: a socket that nobody knows any more is closed as soon as garbage happens to be collected. */
    private static Object socketsOf(Connection connection) throws ReflectiveOperationException {
        Object session = connection.getClass().getMethod("getSession").invoke(connection);
        Field transfers = session.getClass().getDeclaredField("transferList");
        transfers.setAccessible(true);
        return List.copyOf((List<?>) transfers.get(session));
    }

    private static boolean isDone(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException locked) {
            assertThat(locked.getMessage()).contains("lock");
            return false;
        }
    }

    private Connection connect(Driver driver, String settings) throws SQLException {
        return driver.connect(
                "jdbc:h2:tcp://127.0.0.1:%d/./test%s".formatted(server.getPort(), settings), new Properties());
    }
}
