package io.sales.benchmark.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real PostgreSQL server of our own, which has on disk what it acknowledged, and is otherwise as it comes. */
public final class DatabaseServer implements AutoCloseable {

    public static final String USER = "postgres";

    /** Nobody but this machine reaches the server, and it lives for minutes. */
    public static final String PASSWORD = "postgres";

    private static final String MAINTENANCE = "postgres";

    private final EmbeddedPostgres server;
    private final List<String> databases = new ArrayList<>();

    private DatabaseServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * @param data where its files are kept; deleted when it stops
     */
    public static DatabaseServer start(Path data) {
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            return new DatabaseServer(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    // We stop it ourselves, after those that use it.
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** Makes an empty database, and returns its address for JDBC. */
    public String create(String database) {
        execute(MAINTENANCE, "CREATE DATABASE " + database);
        databases.add(database);
        return url(database);
    }

    /** What a system is told to use a database of this server. */
    public static Map<String, String> environment(String url) {
        return Map.of("SALES_DB_URL", url, "SALES_DB_USER", USER, "SALES_DB_PASSWORD", PASSWORD);
    }

    /** The address of a database with user and password in it. */
    public static String withLogin(String url) {
        return "%s?user=%s&password=%s".formatted(url, USER, PASSWORD);
    }

    /**
     * Writes out what is changed, so that what is measured next does not pay for what was before, and counts the rows, as
     * the server does by itself within a minute: its plans for tables that were empty a moment ago are of no interest.
     */
    public void settle() {
        databases.forEach(database -> execute(database, "ANALYZE"));
        execute(MAINTENANCE, "CHECKPOINT");
    }

    /** The settings that somebody made, beyond the server's own defaults, and those that durability hangs on. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        query("""
                SELECT name, current_setting(name) FROM pg_settings
                WHERE (source IN ('command line', 'configuration file') AND name NOT LIKE '%directory%'
                        AND name NOT LIKE 'lc_%' AND name NOT IN ('port', 'log_timezone', 'TimeZone'))
                    OR name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers',
                        'max_wal_size', 'checkpoint_timeout', 'commit_delay')
                """, settings);
        return settings;
    }

    public String version() {
        var row = new TreeMap<String, String>();
        query("SELECT 'version', version()", row);
        return row.getOrDefault("version", "");
    }

    /** The processor time of the server and of all its backends. */
    public CpuTime cpuTime() {
        return CpuTime.ofFamily(postmaster());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private long postmaster() {
        var row = new TreeMap<String, String>();
        query("SELECT 'data', current_setting('data_directory')", row);
        try {
            Path file = Path.of(row.getOrDefault("data", "")).resolve("postmaster.pid");
            return Long.parseLong(Files.readAllLines(file).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException("The server's own process is not known", e);
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
        }
    }

    private void query(String sql, Map<String, String> into) {
        try (Connection connection = connect(MAINTENANCE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }
}
