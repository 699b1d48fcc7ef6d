package io.sales.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Sessions that are over while access tokens of theirs may still be running. What ends here is known at once, what ends at
 * other gateways or by itself through {@link EndedSessionsFeed}. Should there ever be more than fit, those whose tokens are in
 * use are the last to be forgotten.
 */
public class EndedSessions {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<String, Boolean> ended;

    EndedSessions(Duration tokenLifetime) {
        ended = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(tokenLifetime.plusMinutes(1))
                .build();
    }

    public void add(String sessionId) {
        ended.put(sessionId, true);
    }

    boolean contains(String sessionId) {
        return ended.getIfPresent(sessionId) != null;
    }
}
