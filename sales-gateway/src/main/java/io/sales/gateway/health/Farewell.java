package io.sales.gateway.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has clients let go of their connections before the connections are closed. A request that is sent over a connection in the
 * moment in which it is closed has no answer, and its client cannot know whether it was served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Farewell extends OncePerRequestFilter {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Who has not asked for so long is not about to. */
    private static final Duration SILENCE = Duration.ofMillis(250);

    private static final Duration LOOK = Duration.ofMillis(10);

    private volatile boolean leaving;
    private volatile long lastRequest;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (leaving) {
            lastRequest = System.nanoTime();
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    /** From here on each answer is the last on its connection. Returns once nobody asks any more, or after two seconds. */
    void say() {
        long begin = System.nanoTime();
        lastRequest = begin;
        leaving = true;
        while (System.nanoTime() - begin < LONGEST.toNanos() && System.nanoTime() - lastRequest < SILENCE.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
