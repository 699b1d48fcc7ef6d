package io.sales.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Bounds how much one caller may ask for. */
@FunctionalInterface
public interface CallerLimit {

    /**
     * @param subject who asks; null if nobody has signed in
     * @throws io.sales.gateway.problem.Refusal {@code too-many-requests}
     */
    void count(HttpServletRequest request, @Nullable String subject);
}
