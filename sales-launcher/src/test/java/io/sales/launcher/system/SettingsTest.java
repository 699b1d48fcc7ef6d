package io.sales.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.process.Failure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/somewhere/with space");

    @Test
    void anEmptyEnvironmentGivesDefaults() {
        Settings settings = Settings.of(ROOT, Map.of("SALES_PORT", ""));

        assertThat(settings.data()).isEqualTo(ROOT.resolve("data"));
        assertThat(settings.gatewayPort()).isEqualTo(8080);
        assertThat(settings.namesGatewayPort()).isFalse();
        assertThat(settings.staffEmail()).isEqualTo("staff@sales.local");
        assertThat(settings.registry()).isEmpty();
        assertThat(settings.databaseUrl()).isEmpty();
    }

    @Test
    void theEnvironmentDecides() {
        Settings settings = Settings.of(
                ROOT,
                Map.of(
                        "SALES_PORT", "9090",
                        "SALES_DATA", "/var/lib/sales",
                        "SALES_REGISTRY", "zk1:2181,zk2:2181",
                        "SALES_DB_URL", "jdbc:postgresql://db.example:5432/sales"));

        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/sales"));
        assertThat(settings.gatewayPort()).isEqualTo(9090);
        assertThat(settings.namesGatewayPort()).isTrue();
        assertThat(settings.hosts()).containsExactly("zk1", "zk2", "db.example");
    }

    @Test
    void whatOnlyAProcessUnderstandsIsPassedOnAndSecretsAreNot() {
        Settings settings = Settings.of(
                ROOT,
                Map.of("SALES_HOLD_SECONDS", "5", "SALES_STAFF_PASSWORD", "s", "SALES_DB_PASSWORD", "s", "HOME", "/"));

        assertThat(settings.others()).isEqualTo(Map.of("SALES_HOLD_SECONDS", "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "SALES_PORT, eighty",
        "SALES_PORT, 0",
        "SALES_PORT, 65536",
        "SALES_HOLD_SECONDS, 0",
        "SALES_HOLD_SECONDS, soon",
        "SALES_REGISTRY, zookeeper",
        "SALES_DB_URL, postgresql://db"
    })
    void whatCannotBeMeantIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Settings.of(ROOT, Map.of(name, value)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }
}
