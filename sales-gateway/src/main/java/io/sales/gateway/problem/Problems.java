package io.sales.gateway.problem;

import io.sales.platform.rpc.Trace;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as a problem document. */
@Component
class Problems {

    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Does nothing once an answer is on its way: two answers in one would be neither. */
    void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.status().value());
        refusal.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = body(refusal, instance(request), traceId(response));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] body(Refusal refusal, String instance, String traceId) {
        return mapper.writeValueAsString(refusal.problem(instance, traceId)).getBytes(StandardCharsets.UTF_8);
    }

    /** What was asked for, also when the container has passed it on to its error page. What could not be parsed has no path. */
    private static String instance(HttpServletRequest request) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /**
     * In the container's error dispatch the request's trace is over, but the client has been told it; what the container
     * refused by itself never had one.
     */
    private static String traceId(HttpServletResponse response) {
        String told = response.getHeader(ProblemFilter.TRACE_HEADER);
        String id = Objects.requireNonNullElseGet(
                Trace.current(), () -> Objects.requireNonNullElseGet(told, Trace::generated));
        response.setHeader(ProblemFilter.TRACE_HEADER, id);
        return id;
    }
}
