package io.sales.ordering.payment.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotification.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The example that the libraries of Standard Webhooks share, and what is left of it when something is changed. It can be
 * computed anew: {@code printf '%s' "$id.$timestamp.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary |
 * base64}.
 */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBlbnRpcmVseQ==";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330L);

    private final StandardWebhooks webhooks = new StandardWebhooks(List.of(SECRET));

    @Test
    void theSharedExampleIsGood() {
        assertThat(webhooks.verify(signed(), () -> SENT)).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-id, msg_p5jXN8AQM9LWM0D4loKWxJeK",
        "webhook-id, ''",
        "webhook-timestamp, 1614265331",
        "webhook-timestamp, 01614265330",
        "webhook-timestamp, -1",
        "webhook-timestamp, 1614265330.0",
        "webhook-timestamp, 99999999999999999999",
        "webhook-signature, ''",
        "webhook-signature, 'v1,'",
        "webhook-signature, 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "webhook-signature, 'v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "webhook-signature, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE'",
        "webhook-signature, 'v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "webhook-signature, 'v1,not base 64 at all'"
    })
    void anotherHeaderIsRefused(String name, String value) {
        refuse(webhooks, with(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void everyHeaderMustBeThereExactlyOnce(String name) {
        var without = new ArrayList<>(signed().headers());
        without.removeIf(header -> header.name().equals(name));
        refuse(webhooks, new PaymentNotification("p", without, BODY.getBytes(UTF_8)));

        var twice = new ArrayList<>(signed().headers());
        signed().headers().stream().filter(header -> header.name().equals(name)).forEach(twice::add);
        refuse(webhooks, new PaymentNotification("p", twice, BODY.getBytes(UTF_8)));
    }

    @Test
    void namesOfHeadersHaveNoCase() {
        var headers = signed().headers().stream()
                .map(header -> new Header(header.name().toUpperCase(java.util.Locale.ROOT), header.value()))
                .toList();

        assertThat(webhooks.verify(new PaymentNotification("p", headers, BODY.getBytes(UTF_8)), () -> SENT))
                .isEqualTo(ID);
    }

    /** The same JSON, but not the same bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"test\":2432232314}", "{\"test\": 2432232315}", "", "{\"test\": 2432232314}\n"})
    void anotherBodyIsRefused(String body) {
        refuse(webhooks, new PaymentNotification("p", signed().headers(), body.getBytes(UTF_8)));
    }

    @Test
    void anotherSecretIsRefusedAndSoIsAnySignatureWhereThereIsNone() {
        refuse(new StandardWebhooks(List.of(OTHER_SECRET)), signed());
        refuse(new StandardWebhooks(List.of()), signed());
    }

    @Test
    void whileSecretsAreReplacedEitherIsGood() {
        var both = new StandardWebhooks(List.of(OTHER_SECRET, SECRET));
        var twoSignatures = with("webhook-signature", "v1,c29tZXRoaW5nIGVsc2U= v1a,asymmetric " + SIGNATURE);

        assertThat(both.verify(signed(), () -> SENT)).isEqualTo(ID);
        assertThat(webhooks.verify(twoSignatures, () -> SENT)).isEqualTo(ID);
    }

    @Test
    void onlySoManySignaturesAreLookedAt() {
        refuse(webhooks, with("webhook-signature", "v1,x ".repeat(10) + SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false", "31536000, false"})
    void clocksMayDifferByFiveMinutes(long seconds, boolean good) {
        Instant now = SENT.plusSeconds(seconds);
        if (good) {
            assertThat(webhooks.verify(signed(), () -> now)).isEqualTo(ID);
        } else {
            assertThatThrownBy(() -> webhooks.verify(signed(), () -> now))
                    .hasFieldOrPropertyWithValue("slug", Slugs.BAD_SIGNATURE);
        }
    }

    /** Otherwise everybody could make us ask the database. */
    @Test
    void theTimeIsAskedForOnlyOnceTheSignatureIsGood() {
        var questions = new AtomicInteger();
        var forged = with("webhook-signature", "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThatThrownBy(() -> webhooks.verify(forged, () -> {
                    questions.incrementAndGet();
                    return SENT;
                }))
                .hasFieldOrPropertyWithValue("slug", Slugs.BAD_SIGNATURE);

        assertThat(questions).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_dG9vIHNob3J0",
                "whsec_not base 64, but long enough to be",
                "whsec_" + "QUFB"
                        + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
            })
    void whatIsNoSecretIsRefusedWithoutBeingQuoted(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StandardWebhooks(List.of(secret)))
                .withMessage("A secret for notifications is not whsec_ followed by 24 to 64 bytes in base 64");
    }

    private static void refuse(StandardWebhooks webhooks, PaymentNotification notification) {
        assertThatThrownBy(() -> webhooks.verify(notification, () -> SENT))
                .hasFieldOrPropertyWithValue("slug", Slugs.BAD_SIGNATURE);
    }

    private static PaymentNotification signed() {
        var headers = List.of(
                new Header("webhook-id", ID),
                new Header("webhook-timestamp", TIMESTAMP),
                new Header("webhook-signature", SIGNATURE),
                new Header("content-type", "application/json"));
        return new PaymentNotification("p", headers, BODY.getBytes(UTF_8));
    }

    private static PaymentNotification with(String name, String value) {
        var headers = signed().headers().stream()
                .map(header -> header.name().equals(name) ? new Header(name, value) : header)
                .toList();
        return new PaymentNotification("p", headers, BODY.getBytes(UTF_8));
    }
}
