package io.sales.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies access tokens. A signature that was good stays good, so it is not computed again for every request. */
class VerifiedTokens implements JwtDecoder {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final NimbusJwtDecoder decoder;
    private final JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    VerifiedTokens(RSAKey key) {
        timestamps.setAllowEmptyExpiryClaim(false);
        try {
            decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .validateType(false)
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("An RSA key without a public part", e);
        }
        decoder.setJwtValidator(everything());
    }

    private OAuth2TokenValidator<Jwt> everything() {
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtTypeValidator(AccessTokens.TYPE),
                new JwtIssuerValidator(AccessTokens.ISSUER),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AccessTokens.AUDIENCE)));
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            Jwt fresh = decoder.decode(token);
            verified.put(token, fresh);
            return fresh;
        }
        var outcome = timestamps.validate(known);
        if (outcome.hasErrors()) {
            throw new JwtValidationException("The token has expired", outcome.getErrors());
        }
        return known;
    }
}
