package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How long an order may stay unpaid, as operators say it. */
class OrderSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void theEnvironmentSaysHowLong() {
        application
                .withSystemProperties("SALES_HOLD_SECONDS=7")
                .run(context -> assertThat(context.getBean(OrderSettings.class).timeToPay())
                        .isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void elseItIsAQuarterOfAnHour() {
        application.run(context ->
                assertThat(context.getBean(OrderSettings.class).timeToPay()).isEqualTo(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 2_592_001, Long.MAX_VALUE})
    void aTimeThatMakesNoSenseIsRefused(long seconds) {
        assertThatThrownBy(() -> new OrderSettings(seconds))
                .hasMessageContaining("SALES_HOLD_SECONDS must be 1 to 2592000");
    }

    @EnableConfigurationProperties(OrderSettings.class)
    static class Settings {}
}
