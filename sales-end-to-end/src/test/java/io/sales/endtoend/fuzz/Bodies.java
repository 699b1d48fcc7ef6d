package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies for operations: right ones, ones with something wrong in them, and ones that are no JSON. */
final class Bodies {

    private static final JsonMapper json = JsonMapper.shared();

    private final Document document;
    private final Values values;

    Bodies(Document document, World world) {
        this.document = document;
        this.values = new Values(document, world);
    }

    /**
     * @param mediaType null for none
     * @param refusedFor why it must not be accepted; null if it may
     */
    record Body(
            @Nullable String mediaType,
            byte[] bytes,
            @Nullable String refusedFor) {}

    /**
     * @param order that it is about; null for none
     */
    Body of(Operation operation, @Nullable String order, Dice dice) {
        JsonNode schema = operation.bodySchema();
        if (schema == null) {
            return dice.chance(0.95)
                    ? new Body(null, new byte[0], null)
                    : new Body("application/json", utf8(Hostile.noJson(dice)), null);
        }
        String mediaType = mediaType(operation, dice);
        if (dice.chance(0.04)) {
            String refusal = operation.bodyRequired() ? "there is no body" : null;
            return new Body(dice.chance(0.5) ? mediaType : null, new byte[0], refusal);
        }
        if (dice.chance(0.1)) {
            return noJson(operation, mediaType, values.of(schema, order, dice), dice);
        }
        JsonNode value = isNotification(operation) ? values.notification(dice) : values.of(schema, order, dice);
        boolean hashes = isHashed(operation);
        for (int changes = dice.chance(hashes ? 0.15 : 0.35) ? 0 : dice.between(1, 2); changes > 0; changes--) {
            value = Mutations.changed(value, dice);
        }
        String text = json.writeValueAsString(value);
        if (hashes && refusal(schema, text) == null && value instanceof ObjectNode object && dice.chance(0.9)) {
            text = json.writeValueAsString(object.remove(List.copyOf(object.propertyNames())));
        }
        return new Body(mediaType, utf8(text), refusal(schema, text));
    }

    /** Each that gets through costs the system a tenth of a second. */
    private static boolean isHashed(Operation operation) {
        return operation.bodySchema() != null
                && List.of(
                                "POST /api/v1/customers",
                                "POST /api/v1/staff",
                                "POST /api/v1/tokens",
                                "PUT /api/v1/customers/me/password")
                        .contains(operation.name());
    }

    /** The document leaves its form to each payment provider. */
    private static boolean isNotification(Operation operation) {
        return operation.template().startsWith("/api/v1/payment-notifications/");
    }

    private static String mediaType(Operation operation, Dice dice) {
        return dice.chance(0.95)
                ? dice.oneOf(new ArrayList<>(operation.bodies().keySet()))
                : dice.oneOf(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "application/json; charset=utf-16",
                        "application/json;charset=x",
                        "application/json; charset=UTF-8",
                        "application/problem+json",
                        "*/*",
                        "application/*",
                        ";",
                        "json",
                        "application/json, text/plain",
                        "application/json\u0001",
                        "application/octet-stream");
    }

    private @Nullable String refusal(JsonNode schema, String text) {
        JsonNode sent;
        try {
            sent = json.readTree(text);
        } catch (JacksonException unreadable) {
            return "its JSON cannot be read";
        }
        List<String> faults = document.faults(schema, sent);
        return faults.isEmpty() ? null : faults.get(0);
    }

    private static Body noJson(Operation operation, String mediaType, JsonNode right, Dice dice) {
        String text = json.writeValueAsString(right);
        boolean matters = operation.bodyRequired() && !isNotification(operation);
        return switch (dice.below(7)) {
            case 0 -> new Body(mediaType, utf8(Hostile.noJson(dice)), matters ? "it is no JSON" : null);
            case 1 ->
                new Body(
                        mediaType,
                        utf8(text.substring(0, dice.below(text.length()))),
                        matters ? "it is cut off" : null);
            case 2 ->
                new Body(mediaType, utf8(text + dice.oneOf("x", "{}", ",", "]")), matters ? "more follows" : null);
            case 3 -> new Body(mediaType, notUtf8(text, dice), matters ? "it is not UTF-8" : null);
            case 4 ->
                new Body(mediaType, utf8(twice(text)), matters && right.size() > 0 ? "a member is there twice" : null);
            case 5 -> new Body(mediaType, dice.bytes(dice.oneOf(1, 16, 1_000)), null);
            default -> new Body(mediaType, utf8(text + " ".repeat(dice.oneOf(1_000, 262_144, 300_000))), null);
        };
    }

    private static String twice(String object) {
        return object.length() > 2
                ? "{" + object.substring(1, object.length() - 1) + "," + object.substring(1)
                : object;
    }

    private static byte[] notUtf8(String text, Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            case 1 -> text.getBytes(StandardCharsets.UTF_16BE);
            default -> {
                byte[] bytes = utf8(text);
                int at = dice.below(bytes.length);
                // None of them ever stands in UTF-8, whatever is beside it.
                bytes[at] = dice.oneOf((byte) 0xC0, (byte) 0xF5, (byte) 0xFF);
                yield bytes;
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
