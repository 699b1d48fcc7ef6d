package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from the archive on the class path.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresInstallation(Path home) {

    /** What Java calls a processor, and what the archive does. */
    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");

    private static final Pattern VERSION = Pattern.compile("-([0-9][0-9.]*)\\.jar!");

    static PostgresInstallation unpack(Path directory) {
        URL archive = archive();
        Path home = directory.resolve("dist-" + version(archive));
        if (!Files.exists(home)) {
            try (var compressed = archive.openStream()) {
                Files.createDirectories(directory);
                Path draft = Files.createTempDirectory(directory, "draft");
                unpack(compressed, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Failure("PostgreSQL cannot be unpacked into %s: %s".formatted(home, e.getMessage()));
            }
        }
        return new PostgresInstallation(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        String processor = PROCESSORS.getOrDefault(System.getProperty("os.arch"), "unknown");
        URL archive = PostgresInstallation.class.getResource("/postgres-linux-" + processor + ".txz");
        if (archive == null || !System.getProperty("os.name").equals("Linux")) {
            throw new Failure(
                    "No PostgreSQL for this machine comes with Sales (%s, %s). Use --db h2, or an existing one: SALES_DB_URL."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("No version in " + archive);
        }
        return matcher.group(1);
    }

    private static void unpack(InputStream compressed, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("An entry lies outside: " + entry.getName());
                }
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
        }
    }

    private static Set<PosixFilePermission> permissions(boolean isProgram) {
        var permissions = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (isProgram) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }
}
