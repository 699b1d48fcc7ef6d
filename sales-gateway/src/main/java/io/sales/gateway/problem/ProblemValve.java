package io.sales.gateway.problem;

import io.sales.platform.rpc.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what the container refuses before any filter runs, such as a URL with illegal characters. The container's own
 * report would be HTML.
 */
class ProblemValve extends ErrorReportValve {

    private final Problems problems;

    ProblemValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setHeader(ProblemFilter.TRACE_HEADER, Trace.begin(null));
        try {
            problems.write(FallbackErrors.refusal(response.getStatus()), request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Trace.end();
        }
    }
}
