package io.sales.endtoend.fuzz;

import io.sales.endtoend.fuzz.World.Kind;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a schema asks for, with names that exist. */
final class Values {

    private static final JsonNodeFactory nodes = JsonMapper.shared().getNodeFactory();

    private final Document document;
    private final World world;

    Values(Document document, World world) {
        this.document = document;
        this.world = world;
    }

    /**
     * @param order that it is about; null for none
     */
    JsonNode of(JsonNode schema, @Nullable String order, Dice dice) {
        return of("", schema, order, dice);
    }

    /** As the payment simulator sends them: now and then of other money than was asked for. */
    JsonNode notification(Dice dice) {
        boolean refund = dice.chance(0.3);
        var data = nodes.objectNode()
                .put(refund ? "refundId" : "attemptId", world.pick(refund ? Kind.REFUND : Kind.PAYMENT, dice))
                .put("amount", dice.oneOf(1L, 500L, 1_000L, 1_500L, 2_000L))
                .put("currency", "EUR");
        String type = refund
                ? "refund.succeeded"
                : dice.oneOf(
                        "charge.captured", "charge.captured", "charge.declined", "charge.cancelled", "payout.paid");
        return nodes.objectNode().put("type", type).set("data", data);
    }

    private JsonNode of(String name, JsonNode reference, @Nullable String order, Dice dice) {
        JsonNode schema = document.resolved(reference);
        if (!schema.path("enum").isMissingNode()) {
            var values = new ArrayList<JsonNode>();
            schema.path("enum").forEach(values::add);
            return dice.oneOf(values);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, order, dice);
            case "array" -> array(name, schema, order, dice);
            case "integer" -> nodes.numberNode(number(name, schema, dice));
            case "boolean" -> nodes.booleanNode(dice.chance(0.5));
            default -> nodes.stringNode(text(name, order, dice));
        };
    }

    /** The first, of several: the others are for what has no value. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString("string") : type.asString("string");
    }

    private ObjectNode object(JsonNode schema, @Nullable String order, Dice dice) {
        var object = nodes.objectNode();
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").forEachEntry((name, value) -> {
            if (required.contains(name) || dice.chance(0.4)) {
                object.set(name, of(name, value, order, dice));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, @Nullable String order, Dice dice) {
        var array = nodes.arrayNode();
        int size = dice.chance(0.7) ? 1 : dice.between(1, 3);
        for (int i = 0; i < size; i++) {
            array.add(of(name, schema.path("items"), order, dice));
        }
        return array;
    }

    private static long number(String name, JsonNode schema, Dice dice) {
        if (dice.chance(0.1)) {
            return dice.oneOf(
                    schema.path("minimum").asLong(0), schema.path("maximum").asLong(1_000_000));
        }
        return name.equals("amount") ? dice.between(1, 2_000) : dice.between(1, 3);
    }

    private String text(String name, @Nullable String order, Dice dice) {
        return switch (name) {
            case "sku" -> dice.chance(0.95) ? world.skuIn(order, dice) : "SKU-" + dice.word();
            case "country" -> dice.oneOf("DE", "FR", "US", "JP");
            case "currency" -> dice.chance(0.9) ? "EUR" : dice.oneOf("USD", "JPY");
            case "email" -> dice.chance(0.5) ? world.pick(Kind.EMAIL, dice) : dice.word() + "@example.com";
            case "password", "currentPassword", "newPassword" -> World.PASSWORD;
            case "refreshToken" -> world.pick(Kind.REFRESH_TOKEN, dice);
            case "token" ->
                dice.oneOf("tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_slow", "tok_lost", "tok_never");
            case "phone" -> "+49 30 1234567";
            default -> dice.oneOf("Name ", "Caf\u00e9 ", "\u540d ") + dice.word();
        };
    }
}
