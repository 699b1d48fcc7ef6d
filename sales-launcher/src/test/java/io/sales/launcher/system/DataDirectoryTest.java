package io.sales.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void secretsAreMadeOnceForTheirOwnerOnly() throws IOException {
        var data = new DataDirectory(directory);
        data.prepare();

        String password = new Secrets(data.secrets()).staffPassword();

        assertThat(password).hasSize(24);
        assertThat(new Secrets(data.secrets()).staffPassword()).isEqualTo(password);
        assertThat(new Secrets(data.secrets()).databasePassword()).isNotEqualTo(password);
        assertThat(new Secrets(data.secrets()).notificationSecret())
                .isEqualTo(new Secrets(data.secrets()).notificationSecret());
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets().resolve("notification-secret"))).isEqualTo("rw-------");
        assertThat(permissions(data.secrets().resolve("staff-password"))).isEqualTo("rw-------");
    }

    @Test
    void clearingDeletesOnlyWhatIsOwned() throws IOException {
        var data = new DataDirectory(directory);
        data.prepare();
        Files.writeString(Files.createDirectories(data.h2()).resolve("orders.mv.db"), "orders");
        Path foreign = Files.writeString(directory.resolve("shopping-list"), "milk");
        Path linked = Files.createDirectory(directory.resolve("elsewhere"));
        Path behindLink = Files.writeString(linked.resolve("kept"), "kept");
        Files.createSymbolicLink(data.logs().resolve("link"), linked);

        data.clear();

        assertThat(data.h2()).doesNotExist();
        assertThat(data.secrets()).doesNotExist();
        assertThat(foreign).exists();
        assertThat(behindLink).exists();
    }

    @Test
    void theDatabaseOfADirectoryIsRemembered() throws IOException {
        var data = new DataDirectory(directory);
        var settings = Settings.of(directory, Map.of());
        assertThat(DatabaseKind.choose(Optional.empty(), settings, data)).isEqualTo(DatabaseKind.H2);
        assertThat(DatabaseKind.choose(Optional.of(DatabaseKind.POSTGRES), settings, data))
                .isEqualTo(DatabaseKind.POSTGRES);

        Files.createDirectories(data.postgresData());

        assertThat(DatabaseKind.choose(Optional.empty(), settings, data)).isEqualTo(DatabaseKind.POSTGRES);
        assertThatThrownBy(() -> DatabaseKind.choose(Optional.of(DatabaseKind.H2), settings, data))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--fresh");
    }

    @Test
    void anExistingDatabaseNeedsNoOtherBesideIt() {
        var settings = Settings.of(directory, Map.of("SALES_DB_URL", "jdbc:postgresql://127.0.0.1/sales"));
        var data = new DataDirectory(directory);

        assertThat(DatabaseKind.choose(Optional.empty(), settings, data)).isEqualTo(DatabaseKind.EXISTING);
        assertThatThrownBy(() -> DatabaseKind.choose(Optional.of(DatabaseKind.H2), settings, data))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("SALES_DB_URL");
    }

    @Test
    void whatKilledProcessesLeftIsDeletedAndNothingElse() throws IOException {
        var data = new DataDirectory(directory);
        data.prepare();
        Files.writeString(
                Files.createDirectory(data.temporary().resolve("tomcat.1")).resolve("left"), "");
        Path kept = Files.writeString(data.run().resolve("order-1.json"), "{}");

        data.discardTemporary();

        assertThat(data.temporary()).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new DataDirectory(file.resolve("data"))
                        .exclusively(new Progress(new PrintStream(new ByteArrayOutputStream())), () -> {}))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void settingsAreRecalledWhileASystemRuns() {
        var data = new DataDirectory(directory);
        var given = Settings.of(directory, Map.of("SALES_PORT", "9090", "PATH", "/bin"));
        var later = Settings.of(directory, Map.of());
        assertThat(new RememberedSettings(data).recall(later)).isEqualTo(later);

        new RememberedSettings(data).save(given);

        Settings recalled = new RememberedSettings(data).recall(later);
        assertThat(recalled.gatewayPort()).isEqualTo(9090);
        assertThat(recalled.environment()).doesNotContainKey("PATH");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
