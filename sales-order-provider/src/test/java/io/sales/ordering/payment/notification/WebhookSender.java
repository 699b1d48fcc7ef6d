package io.sales.ordering.payment.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotification.Header;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side of Standard Webhooks, written from its specification and not from our verifier. */
public record WebhookSender(String provider, String secret) {

    public PaymentNotification send(String id, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return new PaymentNotification(
                provider,
                new ArrayList<>(List.of(
                        new Header("webhook-id", id),
                        new Header("webhook-timestamp", timestamp),
                        new Header("webhook-signature", signature(id, timestamp, body)))),
                body.getBytes(UTF_8));
    }

    private String signature(String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
