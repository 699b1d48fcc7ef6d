package io.sales.gateway.security;

import io.sales.gateway.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Bounds how much one caller may ask for. */
@FunctionalInterface
public interface CallerLimit {

    /**
     * @param subject who asks; null if nobody has signed in
     * @throws Refusal {@code too-many-requests}
     */
    void count(HttpServletRequest request, @Nullable String subject);
}
