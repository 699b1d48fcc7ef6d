package io.sales.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for everything that a controller, or the way to it, throws. */
@RestControllerAdvice
class ProblemAdvice {

    private final Problems problems;
    private final Failures failures;

    ProblemAdvice(Problems problems, Failures failures) {
        this.problems = problems;
        this.failures = failures;
    }

    @ExceptionHandler(Throwable.class)
    void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Failures.isClientGone(failure)) {
            problems.write(failures.refusal(failure), request, response);
        }
    }
}
