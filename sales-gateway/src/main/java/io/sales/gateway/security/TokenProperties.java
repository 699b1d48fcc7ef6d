package io.sales.gateway.security;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param signingKeys the directory that they are in; one is made if there is none. Gateways with the same keys accept each
 *     other's tokens
 * @param lifetime of an access token, which is also how long one that was signed out elsewhere stays good
 */
@ConfigurationProperties("sales.tokens")
record TokenProperties(
        @DefaultValue("./data/secrets/signing-keys") Path signingKeys,
        @DefaultValue("15m") Duration lifetime) {}
