package io.sales.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a method and a path ask for, and turns its outcome into an answer. */
final class Routes implements HttpHandler {

    private static final System.Logger log = System.getLogger(Routes.class.getName());

    /** No answer at all: the connection is closed, as if the network had failed. */
    private static final Answer LOST = new Answer(0, null);

    private final List<Route> routes;

    Routes(Charges charges, Refunds refunds) {
        this.routes = List.of(
                route("PUT", "/charges/{id}", (id, exchange) -> charge(charges, id, exchange)),
                route("GET", "/charges/{id}", (id, exchange) -> Answer.ok(charges.find(id))),
                route("POST", "/charges/{id}/cancellation", (id, exchange) -> Answer.ok(charges.cancel(id))),
                route(
                        "PUT",
                        "/refunds/{id}",
                        (id, exchange) -> Answer.ok(refunds.refund(id, Json.read(exchange, RefundRequest.class)))),
                route("GET", "/refunds/{id}", (id, exchange) -> Answer.ok(refunds.find(id))),
                route("GET", "/health", (id, exchange) -> Answer.ok(Map.of("status", "UP"))));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (answer != LOST) {
                Json.write(exchange, answer.status(), answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return dispatch(exchange);
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), Map.of("code", refusal.code(), "message", refusal.getMessage()));
        } catch (SQLException | RuntimeException unexpected) {
            log.log(System.Logger.Level.ERROR, "A request failed unexpectedly", unexpected);
            return new Answer(500, Map.of("code", "internal", "message", "Something unexpected happened."));
        }
    }

    private Answer dispatch(HttpExchange exchange) throws IOException, SQLException {
        String path = exchange.getRequestURI().getRawPath();
        boolean known = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches()) {
                known = true;
                if (route.method().equals(exchange.getRequestMethod())) {
                    return route.action().answer(matcher.groupCount() == 0 ? "" : matcher.group(1), exchange);
                }
            }
        }
        throw known
                ? new Refusal(405, "method-not-allowed", "This resource has no such method.")
                : new Refusal(404, "unknown-route", "There is no such route.");
    }

    private static Answer charge(Charges charges, String attemptId, HttpExchange exchange)
            throws IOException, SQLException {
        ChargeRequest request = Json.read(exchange, ChargeRequest.class);
        Charges.Outcome outcome = charges.charge(attemptId, request);
        return outcome.isNew() && request.behaviour().losesFirstAnswer() ? LOST : Answer.ok(outcome.charge());
    }

    private static Route route(String method, String path, Action action) {
        return new Route(method, Pattern.compile(path.replace("{id}", "([A-Za-z0-9._:~-]{1,128})")), action);
    }

    private interface Action {

        Answer answer(String id, HttpExchange exchange) throws IOException, SQLException;
    }

    private record Route(String method, Pattern path, Action action) {}

    private record Answer(int status, @Nullable Object body) {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }
}
