package io.sales.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** A pool whose connections stay open and never answer any more, as behind a firewall that has forgotten them. */
class LostAnswersTest {

    private static final String SETTINGS = "spring.datasource.hikari.data-source-properties";
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    @SuppressWarnings("NullAway.Init") // made by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // started before each test
    private Server server;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ServerSocket door;

    private volatile boolean forgotten;

    @BeforeEach
    void start() throws SQLException, IOException {
        server = Server.createTcpServer("-tcpPort", "0", "-baseDir", directory.toString(), "-ifNotExists")
                .start();
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        door.close();
        server.stop();
    }

    @Test
    void aPoolComesBackByItself() throws Exception {
        Properties limits = limits();
        assertThat(limits).containsKeys("socketTimeout", "NETWORK_TIMEOUT");
        limits.setProperty("NETWORK_TIMEOUT", Long.toString(LIMIT.toMillis()));

        assertThat(comesBack(limits)).isTrue();
    }

    /** The control. */
    @Test
    void withoutALimitItWaitsForEver() throws Exception {
        assertThat(comesBack(new Properties())).isFalse();
    }

    /** What every provider is configured with. */
    private static Properties limits() {
        var file = new YamlPropertiesFactoryBean();
        file.setResources(new ClassPathResource("sales-platform.yml"));
        var limits = new Properties();
        Properties all = file.getObject();
        if (all != null) {
            all.forEach((name, value) -> {
                if (name.toString().startsWith(SETTINGS)) {
                    String bare = name.toString().substring(SETTINGS.length()).replaceAll("[.\\[\\]]", "");
                    limits.setProperty(bare, value.toString());
                }
            });
        }
        return limits;
    }

    private boolean comesBack(Properties limits) throws Exception {
        var settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:tcp://localhost:%d/./test".formatted(door.getLocalPort()));
        settings.setUsername("sa");
        settings.setMaximumPoolSize(1);
        settings.setExceptionOverrideClassName(BrokenConnections.class.getName());
        settings.setDataSourceProperties(limits);
        var pool = new HikariDataSource(settings);
        use(pool);
        forgotten = true;
        var work = CompletableFuture.runAsync(() -> useUntilItWorks(pool), LostAnswersTest::daemon);
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            pool.close();
            return true;
        } catch (TimeoutException stillWaiting) {
            return false;
        }
    }

    private static void useUntilItWorks(HikariDataSource pool) {
        while (true) {
            try {
                use(pool);
                return;
            } catch (SQLException broken) {
                Thread.onSpinWait();
            }
        }
    }

    private static void use(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** Leads to the server; connections from before it forgot get no answer any more, later ones do. */
    private void accept() {
        while (true) {
            try {
                Socket client = door.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                boolean isNew = forgotten;
                daemon(() -> pass(client, behind, true));
                daemon(() -> pass(behind, client, isNew));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean always) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (int count = from.getInputStream().read(buffer);
                    count > 0;
                    count = from.getInputStream().read(buffer)) {
                if (always || !forgotten) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
