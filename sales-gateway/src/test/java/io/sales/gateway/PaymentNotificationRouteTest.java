package io.sales.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotification.Header;
import io.sales.api.payment.PaymentNotificationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class PaymentNotificationRouteTest {

    private static final String PATH = "/api/v1/payment-notifications/simulator";

    /** Neither its white space nor what it says is ours to change: the signature is over the bytes. */
    private static final String BODY = " {\"b\" : 1,\r\n\"a\":\"\u00e4\\u00e4\", \"a\": 1.50}\n";

    @Autowired
    private PaymentNotificationService notifications;

    @Autowired
    private Http http;

    @Test
    void passesOnWhatCameAsItCame() {
        var reply = http.post(PATH, BODY)
                .with("webhook-id", "msg_1")
                .with("Webhook-Signature", "v1,a v1,b")
                .with("webhook-timestamp", "1")
                .with("webhook-timestamp", "2")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        PaymentNotification passedOn = passedOn();
        assertThat(passedOn.provider()).isEqualTo("simulator");
        assertThat(new String(passedOn.body(), UTF_8)).isEqualTo(BODY);
        assertThat(passedOn.headers())
                .extracting(header -> header.name().toLowerCase(java.util.Locale.ROOT) + "=" + header.value())
                .contains(
                        "webhook-id=msg_1",
                        "webhook-signature=v1,a v1,b",
                        "webhook-timestamp=1",
                        "webhook-timestamp=2");
    }

    @Test
    void needsNoTokenIgnoresABadOneAndPassesNoneOn() {
        var reply = http.post(PATH, BODY).token("x.y.z").with("Cookie", "a=b").send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        assertThat(passedOn().headers())
                .extracting(Header::name)
                .noneMatch(name -> name.equalsIgnoreCase("authorization") || name.equalsIgnoreCase("cookie"));
    }

    @ParameterizedTest
    @CsvSource({"bad-signature, 401", "not-found, 404", "invalid-request, 400", "unavailable, 503"})
    void passesRefusalsBack(String slug, int status) {
        doThrow(new SalesException(slug, "Because.")).when(notifications).receive(any());

        http.post(PATH, BODY).send().requireProblem(status, slug);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        byte[] tooMuch = " ".repeat(262_145).getBytes(UTF_8);

        http.request("POST", PATH).body("application/json", tooMuch).send().requireProblem(413, "body-too-large");
        http.request("POST", PATH).chunked(tooMuch).send().requireProblem(413, "body-too-large");

        verifyNoInteractions(notifications);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void takesJsonOnly(String mediaType) {
        http.request("POST", PATH)
                .body(mediaType, BODY.getBytes(UTF_8))
                .send()
                .requireProblem(415, "unsupported-media-type");

        verifyNoInteractions(notifications);
    }

    @Test
    void needsABodyAndAMethodThatHasOne() {
        http.request("POST", PATH)
                .body("application/json", new byte[0])
                .send()
                .requireProblem(400, Slugs.INVALID_REQUEST);
        http.get(PATH).send().requireProblem(405, "method-not-allowed");

        verifyNoInteractions(notifications);
    }

    @Test
    void whatCannotBeAProviderIsNotLookedFor() {
        http.post("/api/v1/payment-notifications/" + "x".repeat(65), BODY)
                .send()
                .requireProblem(404, Slugs.NOT_FOUND);
        http.post("/api/v1/payment-notifications", BODY).send().requireProblem(404, Slugs.NOT_FOUND);

        verifyNoInteractions(notifications);
    }

    private PaymentNotification passedOn() {
        var passedOn = ArgumentCaptor.forClass(PaymentNotification.class);
        verify(notifications).receive(passedOn.capture());
        return passedOn.getValue();
    }
}
