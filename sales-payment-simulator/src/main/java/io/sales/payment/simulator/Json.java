package io.sales.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON in and out: bodies of bounded size, and nothing guessed or ignored in them. */
final class Json {

    static final int MAX_BODY = 16 * 1024;

    private static final JsonMapper mapper = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Json() {}

    /** The body of a request; one that is too long, not JSON or not of this shape is refused. */
    static <T extends Checked> T read(HttpExchange exchange, Class<T> type) throws IOException {
        String mediaType = exchange.getRequestHeaders().getFirst("Content-Type");
        if (mediaType == null || !mediaType.toLowerCase().matches("application/json( *;.*)?")) {
            throw new Refusal(415, "unsupported-media-type", "The body must be application/json.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new Refusal(413, "body-too-large", "The body is longer than 16 KiB.");
        }
        T request = parse(body, type);
        request.check();
        return request;
    }

    static void write(HttpExchange exchange, int status, @Nullable Object body) throws IOException {
        byte[] json = mapper.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    static String text(Object value) {
        return mapper.writeValueAsString(value);
    }

    private static <T> T parse(byte[] body, Class<T> type) {
        try {
            T request = mapper.readValue(body, type);
            if (request == null) {
                throw Refusal.invalid("The body is null.");
            }
            return request;
        } catch (JacksonException malformed) {
            throw Refusal.invalid("The body is not JSON of the expected shape.");
        }
    }

    /** A request that knows what values it may have. */
    interface Checked {

        /**
         * @throws Refusal if a value is out of range
         */
        void check();
    }
}
