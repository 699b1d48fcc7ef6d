package io.sales.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@GatewayTest
class OpenApiTest {

    private static final List<String> KEYED = List.of(
            "createProduct",
            "adjustStock",
            "placeOrder",
            "payOrder",
            "cancelOrder",
            "shipOrder",
            "requestReturn",
            "refundOrder");

    @Autowired
    private Http http;

    @Test
    void describesEveryOperationCompletely() {
        JsonNode document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        for (JsonNode operation : operations(document)) {
            String id = operation.path("operationId").asString();
            assertThat(operation.path("summary").asString()).as(id).isNotBlank();
            assertThat(operation.path("tags").size()).as(id).isEqualTo(1);
            assertThat(requiredParameters(operation).contains("Idempotency-Key"))
                    .as("%s takes a key", id)
                    .isEqualTo(KEYED.contains(id));
            requireResponses(id, operation.path("responses"));
        }
    }

    private static void requireResponses(String id, JsonNode responses) {
        assertThat(responses.propertyNames()).as(id).contains("400", "429", "500", "503", "504");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            String about = id + " " + response.getKey();
            if (response.getKey().equals("304")) {
                assertThat(response.getValue().has("content")).as(about).isFalse();
            } else if (response.getKey().startsWith("2")) {
                assertThat(response.getValue().path("content").has("application/json"))
                        .as(about)
                        .isEqualTo(!response.getKey().equals("204"));
            } else {
                assertThat(response.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asString())
                        .as(about)
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(response.getValue().path("description").asString())
                        .as(about)
                        .isNotBlank();
            }
        }
    }

    @Test
    void saysWhereAKeyMayBeLeftOut() {
        JsonNode receipt = document().at("/paths/~1api~1v1~1orders~1{id}~1returns~1{returnId}~1receipt/post");
        assertThat(receipt.path("parameters").findValuesAsString("name")).contains("Idempotency-Key");
        assertThat(requiredParameters(receipt)).containsExactlyInAnyOrder("id", "returnId");
        assertThat(receipt.at("/responses/200/headers").has("Idempotency-Replayed"))
                .isTrue();
        assertThat(receipt.at("/responses/400/description").asString()).doesNotContain("idempotency-key-missing");
    }

    @Test
    void saysThatATypeThatMayBeAnythingIsRefusedEverywhere() {
        http.get("/api/v1/products").with("Content-Type", "*/*").send().requireProblem(415, "unsupported-media-type");
        assertThat(operations(document()))
                .allMatch(operation -> operation.path("responses").has("415"));
    }

    @Test
    void refersOnlyToWhatItHas() {
        String text = http.get("/openapi.json").send().body();
        JsonNode schemas = document().at("/components/schemas");
        var references = Pattern.compile("#/components/schemas/([A-Za-z]+)").matcher(text);
        int found = 0;
        while (references.find()) {
            assertThat(schemas.has(references.group(1))).as(references.group(1)).isTrue();
            found++;
        }
        assertThat(found).isPositive();
        assertThat(schemas.at("/Problem/required").size()).isEqualTo(7);
    }

    @Test
    void demandsNoMemberOfAPatch() {
        var patch = document()
                .at("/paths/~1api~1v1~1products~1{id}/patch/requestBody/content/application~1merge-patch+json/schema");
        assertThat(patch.path("properties").propertyNames())
                .containsExactlyInAnyOrder("name", "description", "category", "skus");
        assertThat(patch.has("required")).isFalse();
    }

    @Test
    void saysWhichMembersAreAlwaysThere() {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.at("/OrderLine/properties").propertyNames()).contains("unitPrice", "credited");
        assertThat(texts(schemas.at("/OrderBody/required")))
                .contains("id", "lines", "version")
                .doesNotContain("cancelReason");
        assertThat(texts(schemas.at("/ListBodyOrderBody/required"))).containsExactly("items");
        assertThat(texts(schemas.at("/CancellationRequest/properties/reason/type")))
                .containsExactly("string", "null");
        assertThat(schemas.at("/RefundRequest/properties/amount/anyOf").size()).isEqualTo(2);
        assertThat(schemas.at("/RefundRequest/required/0").asString()).isEqualTo("reason");
    }

    @Test
    void saysWhatNeedNotBeSentAgain() {
        assertThat(document().at("/paths/~1api~1v1~1orders~1{id}/get/responses").has("304"))
                .isTrue();
        assertThat(document().at("/paths/~1api~1v1~1orders/get/responses").has("304"))
                .isFalse();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void showsItselfWithoutAnyOtherHost() {
        var docs = http.get("/docs").send();
        assertThat(docs.status()).isEqualTo(302);
        var page = http.get(String.valueOf(docs.header("Location"))).send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("http://", "https://");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "connect-src 'self'");
        var script = http.get("/swagger-ui/swagger-initializer.js").send();
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.body()).contains("/openapi.json").doesNotContain("http://", "https://");
        assertThat(http.get("/swagger-ui/swagger-ui-bundle.js").send().status()).isEqualTo(200);
    }

    private JsonNode document() {
        return http.get("/openapi.json").send().json();
    }

    private static List<JsonNode> operations(JsonNode document) {
        var operations = new ArrayList<JsonNode>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static List<String> requiredParameters(JsonNode operation) {
        var names = new ArrayList<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("required").asBoolean(false)) {
                names.add(parameter.path("name").asString());
            }
        });
        return names;
    }
}
