package io.sales.payment.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void anEmptyEnvironmentGivesDefaults() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings(8090, Path.of("data", "payment").toAbsolutePath(), null));
    }

    @Test
    void theEnvironmentDecides() {
        assertThat(Settings.from(Map.of("SALES_PAYMENT_PORT", "9000", "SALES_PAYMENT_DATA", "/var/lib/payment")))
                .isEqualTo(new Settings(9000, Path.of("/var/lib/payment"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "-1", "65536", "999999"})
    void whatIsNoPortIsRefused(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("SALES_PAYMENT_PORT", port)))
                .withMessageContaining("SALES_PAYMENT_PORT");
    }

    @Test
    void whoeverIsToldOfChangesSharesASecret() {
        Settings settings = Settings.from(Map.of(
                "SALES_PAYMENT_NOTIFY_URL",
                "http://127.0.0.1:8080/notify",
                "SALES_PAYMENT_NOTIFY_SECRETS",
                SECRET + ", " + SECRET));

        assertThat(settings.notified()).isNotNull().asString().contains("8080").doesNotContain(SECRET.substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_?", SECRET + ",whsec_"})
    void withoutASecretNobodyIsToldAnything(String secrets) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of(
                        "SALES_PAYMENT_NOTIFY_URL",
                        "http://127.0.0.1:8080/notify",
                        "SALES_PAYMENT_NOTIFY_SECRETS",
                        secrets)))
                .withMessageContaining("SALES_PAYMENT_NOTIFY_SECRETS")
                .withMessageNotContaining("c2hvcnQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ftp://127.0.0.1/", "http:///path"})
    void whatIsNoUrlIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Settings.from(Map.of("SALES_PAYMENT_NOTIFY_URL", url, "SALES_PAYMENT_NOTIFY_SECRETS", SECRET)))
                .withMessageContaining("SALES_PAYMENT_NOTIFY_URL");
    }

    /** The example that the libraries of Standard Webhooks share. */
    @Test
    void notificationsAreSignedAsStandardWebhooks() {
        NotificationTarget target = NotificationTarget.of("http://127.0.0.1/", SECRET);

        assertThat(target.signatures(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
