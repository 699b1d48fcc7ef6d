package io.sales.gateway.security;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others need to verify access tokens. Kept for a minute by whoever asks: a key is there long before it signs. */
@RestController
class PublishedKeys {

    private static final String MEDIA_TYPE = "application/jwk-set+json";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final SigningKeys keys;

    PublishedKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MEDIA_TYPE)
    @Access(value = Who.ANYONE, ignoresToken = true)
    ResponseEntity<Map<String, Object>> published() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(keys.published().toJSONObject());
    }
}
