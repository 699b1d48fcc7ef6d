package io.sales.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads path and query once as what they claim to be, UTF-8 behind percent signs. The container would put replacement
 * characters where it does not understand them, and the request would be about something else.
 */
final class UrlText {

    private static final int ESCAPE_LENGTH = 3;

    private UrlText() {}

    static void check(HttpServletRequest request) {
        check("path", request.getRequestURI());
        check("query", request.getQueryString());
    }

    static void check(String part, @Nullable String encoded) {
        if (encoded == null) {
            return;
        }
        try {
            // Decoding reports surrogates too: UTF-8 has none.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(part, encoded)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Refusal.invalid(part, "contains a NUL character");
            }
        } catch (CharacterCodingException e) {
            throw Refusal.invalid(part, "is not UTF-8");
        }
    }

    private static byte[] bytes(String part, String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(escaped(part, encoded, i));
                i += ESCAPE_LENGTH - 1;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int escaped(String part, String encoded, int at) {
        if (at + ESCAPE_LENGTH <= encoded.length()) {
            int high = Character.digit(encoded.charAt(at + 1), 16);
            int low = Character.digit(encoded.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                return high << 4 | low;
            }
        }
        throw Refusal.invalid(part, "has a broken percent escape");
    }
}
