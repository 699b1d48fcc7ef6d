package io.sales.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Sessions that were signed out here while access tokens of theirs may still be running. Other gateways let such a token
 * run out; the session's refresh token is dead for all at once.
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
