package io.sales.gateway.security;

import io.sales.api.Caller;
import io.sales.api.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Issues access tokens, and knows what is in them. */
public class AccessTokens {

    static final String ISSUER = "urn:sales:gateway";
    static final String AUDIENCE = "urn:sales:api";
    static final String TYPE = "at+jwt";

    private static final String ROLE = "role";
    private static final String SESSION = "sid";

    private final SigningKeys keys;
    private final NimbusJwtEncoder encoder;
    private final Clock clock;
    private final Duration lifetime;

    AccessTokens(SigningKeys keys, Clock clock, Duration lifetime) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
        this.clock = clock;
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }

    public String issue(Session session) {
        Instant now = clock.instant();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .keyId(keys.signing().getKeyID())
                .type(TYPE)
                .build();
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(session.caller().id())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(UUID.randomUUID().toString())
                .claim(ROLE, session.caller().role().name())
                .claim(SESSION, session.id())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /**
     * @throws IllegalArgumentException if the token, though signed, does not say who asks
     */
    static Session session(Jwt token) {
        String subject = token.getSubject();
        String role = token.getClaimAsString(ROLE);
        String session = token.getClaimAsString(SESSION);
        if (subject == null || role == null || session == null) {
            throw new IllegalArgumentException("A claim is missing");
        }
        return new Session(new Caller(subject, Role.valueOf(role)), session);
    }
}
