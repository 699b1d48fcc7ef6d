package io.sales.gateway.problem;

import io.sales.platform.rpc.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outermost: gives every request its trace id, and turns whatever comes out of the filters within into a problem document.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemFilter extends OncePerRequestFilter {

    static final String TRACE_HEADER = "X-Trace-Id";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private final Problems problems;
    private final Failures failures;

    ProblemFilter(Problems problems, Failures failures) {
        this.problems = problems;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String id = Trace.begin(proposed(request.getHeader("traceparent")));
        response.setHeader(TRACE_HEADER, id);
        try {
            UrlText.check(request);
            requireDefiniteType(request.getContentType());
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (Failures.isClientGone(e)) {
                return;
            }
            problems.write(failures.refusal(e), request, response);
        } finally {
            Trace.end();
        }
    }

    /** That a body may be anything says nothing, and Spring would fail of it. */
    private static void requireDefiniteType(@Nullable String contentType) {
        if (contentType != null && contentType.split(";", 2)[0].contains("*")) {
            throw new Refusal(EdgeSlugs.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8.");
        }
    }

    static @Nullable String proposed(@Nullable String traceParent) {
        if (traceParent == null || traceParent.startsWith("ff")) {
            return null;
        }
        Matcher matcher = TRACE_PARENT.matcher(traceParent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
