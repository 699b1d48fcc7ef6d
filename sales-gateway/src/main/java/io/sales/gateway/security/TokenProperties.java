package io.sales.gateway.security;

import io.sales.api.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param signingKeys the directory that they are in; one is made if there is none. Gateways with the same keys accept each
 *     other's tokens
 * @param lifetime of an access token, at most an hour
 */
@ConfigurationProperties("sales.tokens")
record TokenProperties(
        @DefaultValue("./data/secrets/signing-keys") Path signingKeys,
        @DefaultValue("15m") Duration lifetime) {

    TokenProperties {
        if (lifetime.isNegative()
                || lifetime.isZero()
                || lifetime.compareTo(Duration.ofMinutes(Limits.MAX_ACCESS_TOKEN_MINUTES)) > 0) {
            throw new IllegalArgumentException("sales.tokens.lifetime must be more than none and at most "
                    + Limits.MAX_ACCESS_TOKEN_MINUTES + " minutes");
        }
    }
}
