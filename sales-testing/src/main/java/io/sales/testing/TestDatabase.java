package io.sales.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A fresh, empty database for one test context: H2 on disk or a real PostgreSQL server, as the system property
 * {@code sales.test.database} says ({@code h2} if it says nothing).
 *
 * @param url for JDBC
 */
public record TestDatabase(String url, String user, String password) {

    private static final String LOOPBACK = "127.0.0.1";

    static {
        // H2 reads it once, and would otherwise serve other hosts too.
        System.setProperty("h2.bindAddress", LOOPBACK);
    }

    private static @Nullable EmbeddedPostgres server;

    public static TestDatabase create() {
        String kind = System.getProperty("sales.test.database", "h2");
        return switch (kind) {
            case "h2" -> h2();
            case "postgres" -> postgres();
            default -> throw new IllegalArgumentException("sales.test.database is neither h2 nor postgres: " + kind);
        };
    }

    /** One that other processes of this host can use as well, for as long as this one runs. */
    public static TestDatabase shared() {
        TestDatabase database = create();
        return isPostgres() ? database : served(database);
    }

    /** Points a Spring Boot context at a new database. */
    public static void register(DynamicPropertyRegistry registry) {
        TestDatabase database = create();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
    }

    /** Whether this is the run on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("sales.test.database"));
    }

    private static TestDatabase h2() {
        try {
            // Of the module under test: what is left there goes with the next clean build.
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path directory = Files.createTempDirectory(target, "h2-");
            return new TestDatabase(
                    "jdbc:h2:file:" + directory.resolve("test")
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1",
                    "sa",
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H2 locks its file, so others reach it through the process that has it open. */
    private static TestDatabase served(TestDatabase database) {
        try {
            // Makes the database; it stays open, because its URL says so.
            DriverManager.getConnection(database.url, database.user, database.password)
                    .close();
            int port = Server.createTcpServer("-tcpPort", "0", "-ifExists", "-tcpDaemon")
                    .start()
                    .getPort();
            String address = "jdbc:h2:tcp://%s:%d/".formatted(LOOPBACK, port);
            return new TestDatabase(database.url.replace("jdbc:h2:file:", address), database.user, database.password);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not serve a database to other processes", e);
        }
    }

    private static synchronized TestDatabase postgres() {
        try {
            if (server == null) {
                // The library's defaults trade durability for speed; the product refuses to run like that.
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            String template = server.getJdbcUrl("postgres", "postgres");
            try (var connection = DriverManager.getConnection(template);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new TestDatabase(server.getJdbcUrl("postgres", name), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make a database to test on", e);
        }
    }
}
