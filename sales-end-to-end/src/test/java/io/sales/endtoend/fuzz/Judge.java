package io.sales.endtoend.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with an answer, by the document, the table of codes, and what no answer may show. */
final class Judge {

    private static final String PROBLEM = "application/problem+json";
    /** What may be said of a request that is for no operation of the document. */
    private static final Set<Integer> ELSEWHERE = Set.of(400, 401, 404, 405, 406, 413, 415, 429);

    private final Document document;
    private final Map<String, Integer> statusByCode;

    /**
     * @param statusByCode every code that clients are told of, with its status
     */
    Judge(Document document, Map<String, Integer> statusByCode) {
        this.document = document;
        this.statusByCode = statusByCode;
    }

    List<String> complaints(Request request, Answer answer) {
        var complaints = new ArrayList<String>();
        if (answer.status() >= 500) {
            complaints.add("a status of " + answer.status());
        }
        Inside.seenIn(answer.head() + "\n" + answer.text())
                .ifPresent(sign -> complaints.add("it shows the inside: " + sign));
        if (answer.text().contains(BrokenHttp.SMUGGLED_PATH)) {
            complaints.add("it answers a smuggled request");
        }
        Optional<Operation> operation = operation(request);
        if (answer.status() >= 400) {
            problem(request, answer, complaints);
        } else if (operation.isPresent() && !request.isHead()) {
            success(operation.get(), answer, complaints);
        }
        documented(request, operation.orElse(null), answer, complaints);
        deserved(request, operation.orElse(null), answer, complaints);
        return complaints;
    }

    private Optional<Operation> operation(Request request) {
        // What is encoded or cut off there is decoded by rules that are not the document's.
        return request.wellFramed() && !request.path().matches(".*(%|;|\\\\|//|/\\.|#|\\?).*")
                ? document.find(request.isHead() ? "GET" : request.method(), request.path())
                : Optional.empty();
    }

    private static void documented(
            Request request, @Nullable Operation operation, Answer answer, List<String> complaints) {
        if (operation != null) {
            if (!operation.responses().containsKey(answer.status())) {
                complaints.add("the document has no status " + answer.status() + " for it");
            }
        } else if (request.wellFramed()
                && !request.method().equals("OPTIONS")
                && !request.path().contains("%")
                && answer.status() >= 300
                && !ELSEWHERE.contains(answer.status())) {
            complaints.add("a status of " + answer.status() + " for what is no operation");
        }
    }

    private void problem(Request request, Answer answer, List<String> complaints) {
        if (!answer.mediaType().equals(PROBLEM)) {
            complaints.add("a refusal of the type '" + answer.mediaType() + "'");
            return;
        }
        if (request.isHead()) {
            return;
        }
        JsonNode problem = answer.parsed();
        if (problem == null) {
            complaints.add("a refusal that is no JSON");
            return;
        }
        document.faults(document.schema("Problem"), problem).forEach(fault -> complaints.add("the problem's " + fault));
        Integer status = statusByCode.get(problem.path("code").asString(""));
        if (status == null
                || status != answer.status()
                || problem.path("status").asInt(0) != answer.status()) {
            complaints.add("the code '" + problem.path("code").asString("") + "' with the status " + answer.status());
        }
        String trace = problem.path("traceId").asString("");
        if (!trace.matches("[0-9a-f]{32}") || !trace.equals(answer.header("X-Trace-Id"))) {
            complaints.add("the trace id '" + trace + "'");
        }
        headers(answer, complaints);
    }

    private static void headers(Answer answer, List<String> complaints) {
        String needed = switch (answer.status()) {
            case 401 -> "WWW-Authenticate";
            case 405 -> "Allow";
            case 429, 503, 504 -> "Retry-After";
            default -> null;
        };
        if (needed != null && answer.header(needed) == null) {
            complaints.add("no header " + needed + " with the status " + answer.status());
        }
    }

    private void success(Operation operation, Answer answer, List<String> complaints) {
        Map<String, JsonNode> said = operation.responses().getOrDefault(answer.status(), Map.of());
        if (said.isEmpty()) {
            if (answer.body().length > 0) {
                complaints.add("a body where the document has none");
            }
            return;
        }
        JsonNode schema = said.get(answer.mediaType());
        JsonNode body = answer.parsed();
        if (schema == null || body == null) {
            complaints.add("a body of the type '" + answer.mediaType() + "'");
            return;
        }
        document.faults(schema, body).forEach(fault -> complaints.add("the body's " + fault));
    }

    /** Whether a success is one that the caller, with this request, may have had. */
    private static void deserved(
            Request request, @Nullable Operation operation, Answer answer, List<String> complaints) {
        if (!answer.isSuccess() || operation == null) {
            return;
        }
        if (request.refusedFor() != null) {
            complaints.add("it is accepted, although " + request.refusedFor());
        }
        if (operation.needsToken() && request.caller().kind() == Caller.Kind.NOBODY
                || operation.forStaff() && request.caller().kind() == Caller.Kind.CUSTOMER) {
            complaints.add("it is done for somebody who may not have it done");
        }
    }
}
