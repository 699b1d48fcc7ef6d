package io.sales.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A provider that is told nothing is reachable from nowhere else. */
class ListeningAddressTest {

    private final Properties properties = new Properties();

    @Test
    void isLoopbackWhereNobodySays() {
        ListeningAddress.defaultToLoopback(Map.of(), properties);

        assertThat(properties).containsEntry("DUBBO_IP_TO_BIND", "::1").containsEntry("DUBBO_IP_TO_REGISTRY", "::1");
    }

    @Test
    void isWhatTheEnvironmentSays() {
        ListeningAddress.defaultToLoopback(Map.of("DUBBO_IP_TO_BIND", "192.0.2.1"), properties);

        assertThat(properties).isEmpty();
    }

    @Test
    void isWhatThePropertiesSay() {
        properties.setProperty("DUBBO_IP_TO_BIND", "192.0.2.1");

        ListeningAddress.defaultToLoopback(Map.of(), properties);

        assertThat(properties).hasSize(1).containsEntry("DUBBO_IP_TO_BIND", "192.0.2.1");
    }
}
