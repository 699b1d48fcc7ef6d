package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for one request.
 *
 * @param head status line and headers, as they came
 * @param headers by lower-case name
 */
record Answer(int status, String head, Map<String, List<String>> headers, byte[] body) {

    private static final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Nullable
    String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : String.join(", ", values);
    }

    /** Without parameters; empty if none is said. */
    String mediaType() {
        String type = header("Content-Type");
        return type == null ? "" : type.replaceFirst("\\s*;.*", "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Null if the body is no JSON. */
    @Nullable
    JsonNode parsed() {
        try {
            return body.length == 0 ? null : json.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
