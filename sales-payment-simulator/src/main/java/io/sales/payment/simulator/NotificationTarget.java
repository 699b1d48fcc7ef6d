package io.sales.payment.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is told of changes, and the secrets shared with them. While one secret replaces another there are both, and a
 * notification carries a signature by each.
 */
record NotificationTarget(URI url, List<SecretKeySpec> keys) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;

    /**
     * @param secrets separated by commas
     * @throws IllegalArgumentException that does not quote the secrets
     */
    static NotificationTarget of(String url, String secrets) {
        URI target = URI.create(url);
        if (target.getHost() == null || !target.getScheme().matches("https?")) {
            throw new IllegalArgumentException("SALES_PAYMENT_NOTIFY_URL is not an HTTP URL: " + url);
        }
        return new NotificationTarget(
                target,
                List.of(secrets.split(",")).stream()
                        .map(secret -> key(secret.strip()))
                        .toList());
    }

    /** The signatures of Standard Webhooks, one for each secret. */
    String signatures(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, head, body)))
                .collect(Collectors.joining(" "));
    }

    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "NotificationTarget[url=" + url + "]";
    }

    private static byte[] hmac(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < MIN_SECRET_BYTES || bytes.length > MAX_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "SALES_PAYMENT_NOTIFY_SECRETS has one that is not whsec_ and 24 to 64 bytes in base 64");
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
