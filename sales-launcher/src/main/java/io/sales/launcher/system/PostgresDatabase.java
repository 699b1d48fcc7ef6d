package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A real PostgreSQL server with settings that keep what it has acknowledged. */
final class PostgresDatabase implements Database {

    private static final String USER = "sales";
    private static final int CONNECTIONS = 200;

    private final DataDirectory data;
    private final Secrets secrets;
    private final Progress progress;
    private final PostgresInstallation programs;
    private final Unprivileged unprivileged = Unprivileged.find();

    PostgresDatabase(DataDirectory data, Secrets secrets, Progress progress) {
        this.data = data;
        this.secrets = secrets;
        this.progress = progress;
        this.programs = PostgresInstallation.unpack(data.postgres());
    }

    @Override
    public void prepare() {
        if (Files.exists(data.postgresData())) {
            return;
        }
        progress.say("Making a PostgreSQL cluster in " + data.postgresData());
        try {
            // Under another name until it is complete, so that half a cluster is never taken for one.
            Path draft = data.postgres().resolve("draft-data");
            Trees.delete(draft);
            initialize(draft);
            Files.move(draft, data.postgresData(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("The PostgreSQL cluster cannot be made: " + e.getMessage());
        }
    }

    @Override
    public Optional<Plan> server(Function<String, ProcessPorts> ports) {
        ProcessPorts own = ports.apply("database");
        var command = unprivileged.run(List.of(
                programs.program("postgres"),
                "-D",
                data.postgresData().toString(),
                "-c",
                "port=" + own.main(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=" + CONNECTIONS,
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                // Otherwise its log has the rows that a constraint refused.
                "-c",
                "log_error_verbosity=terse"));
        return Optional.of(new Plan(
                "database",
                Role.DATABASE,
                own,
                url(own.main(), "postgres"),
                StopSignal.INT,
                command,
                Map.of(Plan.DATABASE_USER, USER, Plan.DATABASE_PASSWORD, secrets.databasePassword())));
    }

    @Override
    public void complete(Plan server) {
        try (Connection connection =
                DriverManager.getConnection(server.readiness(), USER, secrets.databasePassword())) {
            for (Purpose purpose : Purpose.values()) {
                createIfMissing(connection, name(purpose));
            }
        } catch (SQLException e) {
            throw new Failure("The databases cannot be made: " + e.getMessage());
        }
    }

    @Override
    public Access access(Purpose purpose, int port) {
        return new Access(url(port, name(purpose)), USER, secrets.databasePassword());
    }

    private void initialize(Path directory) throws IOException {
        var command = unprivileged.run(List.of(
                programs.program("initdb"),
                "-D",
                directory.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + secrets.databasePasswordFile(),
                "-E",
                "UTF-8",
                "--locale=C"));
        Path log = Files.createDirectories(data.logs()).resolve("initdb.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            if (builder.start().waitFor() != 0) {
                throw new Failure("initdb failed. Its log is %s:%n%s".formatted(log, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private static void createIfMissing(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery();
                    var statement = connection.createStatement()) {
                if (!rows.next()) {
                    statement.execute("CREATE DATABASE " + database);
                }
            }
        }
    }

    private static String name(Purpose purpose) {
        return "sales_" + purpose.name().toLowerCase(Locale.ROOT);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
