package io.sales.gateway.problem;

import io.sales.api.Slugs;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what was refused by {@code sendError}, so that its own HTML page is never shown. */
@Controller
class FallbackErrors implements ErrorController {

    private final Problems problems;

    FallbackErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        problems.write(refusal(status instanceof Integer code ? code : 404), request, response);
    }

    /** What a status without any further explanation says. */
    static Refusal refusal(int status) {
        return switch (status) {
            case 401 -> new Refusal(EdgeSlugs.UNAUTHENTICATED, "An access token is needed.");
            case 403 -> new Refusal(Slugs.FORBIDDEN, "This is not allowed.");
            case 404 -> Refusal.notFound("route");
            case 405 -> new Refusal(EdgeSlugs.METHOD_NOT_ALLOWED, "The route is not there for this method.");
            case 413 -> new Refusal(EdgeSlugs.BODY_TOO_LARGE, "The body is too large.");
            case 500 -> new Refusal(Slugs.INTERNAL, "Something unexpected happened.");
            case 503 -> new Refusal(Slugs.UNAVAILABLE, "The gateway is stopping or starting.");
            // 501 and 505 among them: transfer encodings and versions of HTTP that no server of today speaks.
            default -> new Refusal(Slugs.INVALID_REQUEST, "The request is not HTTP that this server understands.");
        };
    }
}
