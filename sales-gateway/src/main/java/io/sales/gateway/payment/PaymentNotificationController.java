package io.sales.gateway.payment;

import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotification.Header;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The one route without a token that others' money depends on. Nothing is believed here: bytes and headers go on as they
 * came, and the order provider, which has the secrets, verifies them.
 */
@RestController
@Tag(name = "Payment notifications")
@RequestMapping(path = "/api/v1/payment-notifications", produces = MediaType.APPLICATION_JSON_VALUE)
class PaymentNotificationController {

    /** Ours, should a browser or a proxy have added them: no payment provider has any. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    private final PaymentNotificationService notifications;

    PaymentNotificationController(PaymentNotificationService notifications) {
        this.notifications = notifications;
    }

    @PostMapping(path = "/{provider}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.ANYONE, ignoresToken = true)
    @Operation(
            summary = "Say that a charge or a refund has changed; for payment providers, by their signature",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema(type = "object"))))
    @Refuses({Slugs.NOT_FOUND, Slugs.BAD_SIGNATURE})
    void receivePaymentNotification(
            @PathVariable String provider,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @org.springframework.web.bind.annotation.RequestBody byte[] body) {
        var passedOn = new ArrayList<Header>();
        headers.forEach((name, values) -> {
            if (!CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> passedOn.add(new Header(name, value)));
            }
        });
        notifications.receive(new PaymentNotification(Ids.existing("payment provider", provider), passedOn, body));
    }
}
