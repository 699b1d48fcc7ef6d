package io.sales.ordering.payment.notification;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotification.Header;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures of Standard Webhooks: HMAC-SHA256 over id, timestamp and the raw body. Several secrets may be good at a
 * time, and a notification may carry several signatures, so that either side can change its secret first.
 */
public final class StandardWebhooks {

    /** How far the sender's clock may be off, either way, and for how long a copy of a request stays good. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final String SIGNATURE_PREFIX = "v1,";
    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;
    private static final int MAX_SECRETS = 5;
    private static final int MAX_SIGNATURES = 10;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets {@code whsec_} and 24 to 64 bytes in base 64, at most 5; none, and nothing is ever verified
     * @throws IllegalArgumentException if one is not; the message does not quote it
     */
    public StandardWebhooks(List<String> secrets) {
        if (secrets.size() > MAX_SECRETS) {
            throw new IllegalArgumentException("More than " + MAX_SECRETS + " secrets for notifications");
        }
        this.keys = secrets.stream().map(StandardWebhooks::key).toList();
    }

    /**
     * @param now asked for only if the signature is good
     * @return the notification's id
     * @throws SalesException {@code bad-signature}, without saying what is wrong
     */
    public String verify(PaymentNotification notification, Supplier<Instant> now) {
        String id = header(notification, "webhook-id", ID);
        String timestamp = header(notification, "webhook-timestamp", TIMESTAMP);
        String[] signatures = only(notification, "webhook-signature").split(" ", MAX_SIGNATURES + 1);
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = signature(key, id + "." + timestamp + ".", notification.body());
            for (int i = 0; i < Math.min(signatures.length, MAX_SIGNATURES); i++) {
                signed |= MessageDigest.isEqual(expected, signatures[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!signed || isFar(Instant.ofEpochSecond(Long.parseLong(timestamp)), now.get())) {
            throw refused();
        }
        return id;
    }

    private static boolean isFar(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0;
    }

    private static byte[] signature(SecretKeySpec key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            String encoded = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return (SIGNATURE_PREFIX + encoded).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    private static String header(PaymentNotification notification, String name, Pattern pattern) {
        String value = only(notification, name);
        if (!pattern.matcher(value).matches()) {
            throw refused();
        }
        return value;
    }

    /** A header that is there twice says two things. */
    private static String only(PaymentNotification notification, String name) {
        List<String> values = notification.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
        if (values.size() != 1) {
            throw refused();
        }
        return values.get(0);
    }

    private static SalesException refused() {
        return new SalesException(Slugs.BAD_SIGNATURE, "The notification is not signed, or not as it should be.");
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes =
                secret.startsWith(SECRET_PREFIX) ? decoded(secret.substring(SECRET_PREFIX.length())) : new byte[0];
        if (bytes.length < MIN_SECRET_BYTES || bytes.length > MAX_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "A secret for notifications is not whsec_ followed by 24 to 64 bytes in base 64");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
