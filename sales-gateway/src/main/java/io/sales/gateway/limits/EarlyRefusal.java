package io.sales.gateway.limits;

import io.sales.gateway.remote.Capacity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away before anything is done for them while no provider could be called for them: under overload, what is
 * spent on refusals is missing for what is served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EarlyRefusal extends OncePerRequestFilter {

    private final Capacity capacity;

    EarlyRefusal(Capacity capacity) {
        this.capacity = capacity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        capacity.requireRoom();
        chain.doFilter(request, response);
    }
}
