package io.sales.platform.id;

import io.sales.api.SalesException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The opaque cursors of lists: the key of the last row shown, with the name of the list it belongs to.
 *
 * @param list name of the list that issued it
 * @param key the last row's key, in the list's order; no part contains a line break
 */
public record Cursor(String list, List<String> key) {

    private static final int MAX_LENGTH = 1_000;

    public static Cursor after(String list, Object... key) {
        return new Cursor(list, Arrays.stream(key).map(String::valueOf).toList());
    }

    public String encoded() {
        var lines = new ArrayList<String>();
        lines.add(list);
        lines.addAll(key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param parts how many parts the list's key has
     * @throws SalesException {@code invalid-request} unless the text came from {@link #encoded()} of this very list
     */
    public static Cursor decode(String list, int parts, String encoded) {
        if (encoded.length() <= MAX_LENGTH) {
            try {
                var lines = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("\n", -1);
                if (lines.length == parts + 1 && lines[0].equals(list)) {
                    return new Cursor(list, List.of(lines).subList(1, lines.length));
                }
            } catch (IllegalArgumentException notBase64) {
                throw refused();
            }
        }
        throw refused();
    }

    public String text(int part) {
        return key.get(part);
    }

    /**
     * @throws SalesException {@code invalid-request} if that part of the key is not a number
     */
    public long number(int part) {
        try {
            return Long.parseLong(key.get(part));
        } catch (NumberFormatException tampered) {
            throw refused();
        }
    }

    private static SalesException refused() {
        return SalesException.invalid("cursor", "is not one that this list gave out");
    }
}
