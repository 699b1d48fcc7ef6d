package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Headers of a payment notification, mostly good: then its body is what is looked at. */
final class Signature {

    private Signature() {}

    static Map<String, String> of(String secret, byte[] body, Dice dice) {
        String id = dice.chance(0.95) ? "msg_" + dice.word() : dice.oneOf("", "a b", "x".repeat(200));
        String now = String.valueOf(Instant.now().getEpochSecond());
        String timestamp = dice.chance(0.95) ? now : dice.oneOf("0", "99999999999", "-1", "x", "999999999999999");
        String signature = dice.chance(0.95) ? signature(secret, id + "." + timestamp + ".", body) : "v1,AAAA";
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
    }

    private static String signature(String secret, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
