package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cursors that some list gave out, with something else inside. */
final class Cursors {

    private Cursors() {}

    static String tampered(String cursor, Dice dice) {
        if (dice.chance(0.3) || !cursor.matches("[A-Za-z0-9_-]{4,}")) {
            return cursor;
        }
        byte[] inside;
        try {
            inside = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notOurs) {
            return cursor.substring(1);
        }
        String[] parts = new String(inside, StandardCharsets.UTF_8).split("\n", -1);
        int at = parts.length > 1 ? dice.between(1, parts.length - 1) : 0;
        parts[at] = dice.chance(0.5) ? Hostile.text(dice) : Hostile.number(dice);
        return encoded(String.join("\n", parts));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
