package io.sales.endtoend.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The served OpenAPI document. It says of all requests that unknown members are refused, so its objects are taken as closed:
 * a member that it does not describe is wrong in an answer too.
 */
public final class Document {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode components;
    private final List<Operation> operations;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    /** By the very node of this document: two that say the same are compiled twice, and none is compared with another. */
    private final Map<JsonNode, Schema> schemas = Collections.synchronizedMap(new IdentityHashMap<>());

    public Document(JsonNode openApi) {
        close(openApi);
        this.components = openApi.path("components");
        var found = new ArrayList<Operation>();
        openApi.path("paths").forEachEntry((template, methods) -> {
            for (String method : METHODS) {
                if (methods.has(method)) {
                    found.add(operation(method, template, methods.path(method)));
                }
            }
        });
        this.operations = List.copyOf(found);
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation that serves a path without anything encoded in it. */
    Optional<Operation> find(String method, String path) {
        List<String> segments = Operation.segments(path);
        return operations.stream()
                .filter(one -> one.method().equals(method) && one.isAt(segments))
                .max(Comparator.comparingLong(Operation::fixedSegments));
    }

    /** What is wrong with a value, by its schema. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
                .map(Document::inWords)
                .toList();
    }

    JsonNode schema(String name) {
        return components.path("schemas").path(name);
    }

    /** The schema itself, where it stands for one by name, or for one or nothing. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolved(schema.path("anyOf").path(0));
        }
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : components.path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private Schema compiled(JsonNode schema) {
        var root = (ObjectNode) schema.deepCopy();
        root.set("components", components);
        return registry.getSchema(root);
    }

    private static String inWords(Error fault) {
        return fault.getInstanceLocation().toString().replaceAll("/\\d+", "/*") + ": " + fault.getMessage();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Document::close);
    }

    private static Operation operation(String method, String template, JsonNode described) {
        var parameters = new ArrayList<Operation.Parameter>();
        for (JsonNode one : described.path("parameters")) {
            parameters.add(new Operation.Parameter(
                    one.path("in").asString(),
                    one.path("name").asString(),
                    one.path("required").asBoolean(false),
                    one.path("schema")));
        }
        var responses = new TreeMap<Integer, Map<String, JsonNode>>();
        described
                .path("responses")
                .forEachEntry((status, response) ->
                        responses.put(Integer.valueOf(status), byMediaType(response.path("content"))));
        JsonNode body = described.path("requestBody");
        JsonNode security = described.path("security");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                template,
                Operation.segments(template),
                List.copyOf(parameters),
                byMediaType(body.path("content")),
                body.path("required").asBoolean(false),
                !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty),
                described.path("description").asString("").contains("For: staff"),
                responses);
    }

    private static Map<String, JsonNode> byMediaType(JsonNode content) {
        var schemas = new LinkedHashMap<String, JsonNode>();
        content.forEachEntry((type, media) -> schemas.put(type, media.path("schema")));
        return schemas;
    }
}
