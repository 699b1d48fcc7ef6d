package io.sales.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void anEmptyEnvironmentGivesDefaults() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings(8090, Path.of("data", "payment").toAbsolutePath()));
    }

    @Test
    void theEnvironmentDecides() {
        assertThat(Settings.from(Map.of("SALES_PAYMENT_PORT", "9000", "SALES_PAYMENT_DATA", "/var/lib/payment")))
                .isEqualTo(new Settings(9000, Path.of("/var/lib/payment")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "-1", "65536", "999999"})
    void whatIsNoPortIsRefused(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("SALES_PAYMENT_PORT", port)))
                .withMessageContaining("SALES_PAYMENT_PORT");
    }
}
