package io.sales.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What anybody can read about the keys. */
@GatewayTest
class PublishedKeysTest {

    @Autowired
    private Http http;

    @Autowired
    private SigningKeys keys;

    @Test
    void whatIsPublishedVerifiesWhatIsIssued() throws Exception {
        var reply =
                http.get("/.well-known/jwks.json").token("not even looked at").send();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/jwk-set+json");
        assertThat(reply.header("Cache-Control")).contains("max-age=60").contains("public");

        var token = SignedJWT.parse(http.tokens().customer());
        var key = JWKSet.parse(reply.body()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void noPrivatePartIsPublished() throws Exception {
        String body = http.get("/.well-known/jwks.json").send().body();
        JsonNode published = http.get("/.well-known/jwks.json").send().json().path("keys");
        assertThat(published.size()).isEqualTo(1);
        assertThat(published.path(0).propertyNames()).containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");

        var secret = keys.signing().toRSAPrivateKey();
        assertThat(body)
                .doesNotContain(keys.signing().getPrivateExponent().toString())
                .doesNotContain(new String(Base64.getUrlEncoder().encode(secret.getEncoded()), UTF_8));
        // The check can see one: with its private part, the same key has more to it.
        assertThat(keys.signing().toJSONObject()).containsKeys("d", "p", "q");
    }
}
