package io.sales.faults.system;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Backups of a running system's databases, made as config/deployment tells, and put where another system finds them.
 *
 * @param to data directory of a system that has never run
 */
public record Copies(RunningSystem system, Path to) {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");
    private static final String WRITE_AHEAD_LOG = "pg_wal";

    /** Orders before inventory: a hold without its order is given back, an order without its hold would be lost. */
    public void take() {
        try {
            if (Files.exists(system.data().resolve("h2"))) {
                backUpH2(Role.ORDER);
                backUpH2(Role.INVENTORY);
            } else {
                backUpPostgres();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The backup failed", e);
        }
    }

    /** What is no database of ours: the secrets, and the payment provider's books, which it must not be writing. */
    public void addTheRest() {
        try {
            tree(system.data().resolve("secrets"), to.resolve("secrets"));
            tree(system.data().resolve("payment"), to.resolve("payment"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void backUpH2(Role role) throws SQLException, IOException {
        Path archive = Files.createDirectories(to.resolve("backup")).resolve(role.wireName() + ".zip");
        Plan provider = system.plan(system.names(role).get(0));
        try (Connection connection = connect(provider.environment().getOrDefault("SALES_DB_URL", ""));
                var statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + archive + "'");
        }
        Path directory = Files.createDirectories(to.resolve("h2"));
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, directory.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    /** What pg_basebackup does: one moment of all databases, with the log that leads to it. */
    private void backUpPostgres() throws SQLException, IOException {
        Path from = system.data().resolve("postgres").resolve("data");
        Path copy = to.resolve("postgres").resolve("data");
        try (Connection connection = connect(system.plan("database").readiness());
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('copy', true)");
            tree(from, copy);
            try (var label = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
            tree(from.resolve(WRITE_AHEAD_LOG), copy.resolve(WRITE_AHEAD_LOG));
        }
    }

    private Connection connect(String url) throws SQLException {
        var environment = system.plan("database").environment();
        return DriverManager.getConnection(
                url,
                environment.getOrDefault(Plan.DATABASE_USER, ""),
                environment.getOrDefault(Plan.DATABASE_PASSWORD, ""));
    }

    /** Files may go while they are copied; the log tells of them. */
    private static void tree(Path from, Path copy) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = copy.resolve(from.relativize(directory).toString());
                Files.createDirectories(made);
                Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    Files.copy(
                            file,
                            copy.resolve(from.relativize(file).toString()),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
