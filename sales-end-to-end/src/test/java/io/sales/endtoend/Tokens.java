package io.sales.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes bad access tokens out of a good one, some of them with the system's own key. */
final class Tokens {

    private static final JsonMapper json = JsonMapper.shared();

    private final PrivateKey key;
    private final String[] good;

    Tokens(LocalSystem system, String good) {
        this.key = key(system.data().resolve("secrets/signing-keys"));
        this.good = good.split("\\.", -1);
    }

    /** The same token once more, which shows that it is the fault that the others are refused for. */
    String resigned() {
        return signed(claims -> {});
    }

    String expired() {
        return signed(claims -> claims.put("exp", Instant.now().getEpochSecond() - 30));
    }

    String ofAnotherIssuer() {
        return signed(claims -> claims.put("iss", "https://elsewhere.example"));
    }

    /** Says that it is an admin's, under the signature of what it said before. */
    String tampered() {
        return good[0] + "." + changed(claims -> claims.put("role", "ADMIN")) + "." + good[2];
    }

    String unsigned() {
        return encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(UTF_8)) + "." + good[1] + ".";
    }

    private String signed(Consumer<ObjectNode> change) {
        String content = good[0] + "." + changed(change);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String changed(Consumer<ObjectNode> change) {
        var claims = (ObjectNode) json.readTree(Base64.getUrlDecoder().decode(good[1]));
        change.accept(claims);
        return encoded(json.writeValueAsBytes(claims));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey key(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            String pem = Files.readString(files.findFirst().orElseThrow());
            String body = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The system has no signing key in " + directory, e);
        }
    }
}
