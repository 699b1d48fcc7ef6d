package io.sales.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts a request once it is known whose it is, and before anything else is done for it. */
class CallerLimitFilter extends OncePerRequestFilter {

    private final CallerLimit limit;

    CallerLimitFilter(CallerLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Session session = CallerArguments.session();
        limit.count(request, session == null ? null : session.caller().id());
        chain.doFilter(request, response);
    }
}
