package io.sales.endtoend.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path, as the document describes it.
 *
 * @param template the path with its parameters in braces
 * @param segments of the template, from the empty one before the first slash
 * @param parameters in the path, the query and the headers
 * @param bodies what it reads, by media type; empty if it reads nothing
 * @param needsToken whether nobody may use it without one
 * @param forStaff whether customers may not use it either
 * @param responses by status; within, what may be said by media type; empty for no body
 */
record Operation(
        String method,
        String template,
        List<String> segments,
        List<Parameter> parameters,
        Map<String, JsonNode> bodies,
        boolean bodyRequired,
        boolean needsToken,
        boolean forStaff,
        Map<Integer, Map<String, JsonNode>> responses) {

    /** A named value beside the body. */
    record Parameter(String place, String name, boolean required, JsonNode schema) {}

    String name() {
        return method + " " + template;
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    boolean isAt(List<String> asked) {
        if (asked.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < asked.size(); i++) {
            String own = segments.get(i);
            if (own.startsWith("{") ? asked.get(i).isEmpty() : !own.equals(asked.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** How many of its segments are fixed: of two operations at one path the more particular one is meant. */
    long fixedSegments() {
        return template.chars().filter(c -> c == '/').count()
                - template.chars().filter(c -> c == '{').count();
    }

    List<Parameter> in(String place) {
        return parameters.stream().filter(one -> one.place().equals(place)).toList();
    }

    Optional<Parameter> header(String name) {
        return in("header").stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Null if it reads nothing. */
    @Nullable
    JsonNode bodySchema() {
        return bodies.values().stream().findFirst().orElse(null);
    }
}
