package io.sales.launcher.demo;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows requests and answers to a person, without what nobody else should know. */
record Transcript(PrintStream out) {

    private static final Set<String> SECRET = Set.of("password", "accessToken", "refreshToken");
    private static final JsonMapper json = new JsonMapper();

    void step(int number, String what) {
        out.printf("%n%d. %s%n", number, what);
    }

    void request(String method, String path, JsonNode body) {
        out.printf("   > %s %s%n", method, path);
        show("   > ", body);
    }

    void answer(int status, JsonNode body) {
        out.printf("   < %d%n", status);
        show("   < ", body);
    }

    void checked(String fact) {
        out.printf("   = %s%n", fact);
    }

    void end(String figures) {
        out.printf("%n%s%n", figures);
        out.flush();
    }

    private void show(String margin, JsonNode body) {
        if (!body.isMissingNode()) {
            String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(masked(body));
            out.println(text.lines().map(line -> margin + line).collect(Collectors.joining("\n")));
        }
    }

    static JsonNode masked(JsonNode body) {
        JsonNode copy = body.deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : Set.copyOf(object.propertyNames())) {
                if (SECRET.contains(name)) {
                    object.put(name, "***");
                } else {
                    mask(object.get(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Transcript::mask);
        }
    }
}
