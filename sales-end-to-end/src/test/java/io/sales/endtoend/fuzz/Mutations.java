package io.sales.endtoend.fuzz;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing in a JSON document that stays a JSON document. */
final class Mutations {

    private static final JsonNodeFactory nodes = JsonMapper.shared().getNodeFactory();

    private Mutations() {}

    /** One place of one, wherever it is. */
    static JsonNode changed(JsonNode whole, Dice dice) {
        var containers = new ArrayList<JsonNode>();
        collect(whole, containers);
        if (containers.isEmpty() || dice.chance(0.04)) {
            return value(dice);
        }
        JsonNode place = dice.oneOf(containers);
        if (place instanceof ObjectNode object) {
            change(object, dice);
        } else if (place instanceof ArrayNode array) {
            change(array, dice);
        }
        return whole;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void change(ObjectNode object, Dice dice) {
        List<String> names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || dice.chance(0.12)) {
            object.set(
                    dice.oneOf("coupon", "id", "version", "__proto__", "@type", "class", "", "\u0000", "a.b"),
                    value(dice));
            return;
        }
        String name = dice.oneOf(names);
        switch (dice.below(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name.toUpperCase(java.util.Locale.ROOT), object.remove(name));
            case 3 -> object.set(name, nodes.arrayNode().add(object.path(name)));
            case 4 -> object.set(name, nodes.objectNode().set(name, object.path(name)));
            default -> object.set(name, like(object.path(name), dice));
        }
    }

    private static void change(ArrayNode array, Dice dice) {
        switch (dice.below(5)) {
            case 0 -> array.removeAll();
            case 1 -> array.addNull();
            case 2 -> {
                JsonNode first = array.isEmpty() ? value(dice) : array.get(0);
                int copies = dice.oneOf(1, 100, 101, 1_000);
                for (int i = 0; i < copies; i++) {
                    array.add(first);
                }
            }
            default -> array.insert(0, value(dice));
        }
    }

    /** Mostly of the same type, since another type is refused before anything looks at the value. */
    private static JsonNode like(JsonNode old, Dice dice) {
        if (dice.chance(0.25)) {
            return value(dice);
        }
        return old.isNumber() ? number(dice) : nodes.stringNode(Hostile.text(dice));
    }

    private static JsonNode value(Dice dice) {
        return switch (dice.below(7)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(dice.chance(0.5));
            case 2 -> number(dice);
            case 3 -> nodes.arrayNode();
            case 4 -> nodes.objectNode();
            case 5 -> nested(dice.oneOf(10, 31, 33, 200));
            default -> nodes.stringNode(Hostile.text(dice));
        };
    }

    /** As it is written, since many are no number of any type. */
    private static JsonNode number(Dice dice) {
        return nodes.rawValueNode(new tools.jackson.databind.util.RawValue(Hostile.number(dice)));
    }

    private static JsonNode nested(int depth) {
        JsonNode node = nodes.numberNode(1);
        for (int i = 0; i < depth; i++) {
            node = nodes.arrayNode().add(node);
        }
        return node;
    }
}
