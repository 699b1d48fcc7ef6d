package io.sales.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens that each have one fault, and the means to make one that has none. */
final class ForgedTokens {

    private ForgedTokens() {}

    static Map<String, String> bad(RSAKey key) throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        var now = Instant.now();
        String good = signed(key, JWSAlgorithm.RS256, "at+jwt", claims().build());
        var bad = new LinkedHashMap<String, String>();
        bad.put("garbage", "abc");
        bad.put(
                "an expired token",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims().expirationTime(Date.from(now.minusSeconds(30))).build()));
        bad.put(
                "a token without expiry",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims().expirationTime(null).build()));
        bad.put(
                "a token of another issuer",
                signed(key, JWSAlgorithm.RS256, "at+jwt", claims().issuer("x").build()));
        bad.put(
                "a token for somebody else",
                signed(key, JWSAlgorithm.RS256, "at+jwt", claims().audience("x").build()));
        bad.put(
                "a token without audience",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims().audience((String) null).build()));
        bad.put("a token of another type", signed(key, JWSAlgorithm.RS256, "JWT", claims().build()));
        bad.put("a token without type", signed(key, JWSAlgorithm.RS256, null, claims().build()));
        bad.put("another algorithm", signed(key, JWSAlgorithm.RS512, "at+jwt", claims().build()));
        bad.put("another key", signed(foreign, JWSAlgorithm.RS256, "at+jwt", claims().build()));
        bad.put(
                "a made-up role",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims().claim("role", "ROOT").build()));
        bad.put(
                "no role",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims().claim("role", null).build()));
        bad.put("algorithm none", unsigned());
        bad.put("the public key as a secret", keyConfusion(key));
        bad.put("another payload", tampered(good));
        return bad;
    }

    static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE)
                .subject("cus_1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("role", "ADMIN")
                .claim("sid", UUID.randomUUID().toString());
    }

    static String signed(RSAKey with, JWSAlgorithm algorithm, @Nullable String type, JWTClaimsSet claims)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm)
                .keyID(with.getKeyID())
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    private static String unsigned() {
        String header = "{\"alg\":\"none\",\"typ\":\"at+jwt\"}";
        return encoded(header) + "." + encoded(claims().build().toString()) + ".";
    }

    private static String keyConfusion(RSAKey key) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        var token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String tampered(String token) {
        var parts = new ArrayList<>(List.of(token.split("\\.")));
        String payload = new String(Base64.getUrlDecoder().decode(parts.get(1)), UTF_8);
        parts.set(1, encoded(payload.replace("cus_1", "cus_2")));
        return String.join(".", parts);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
