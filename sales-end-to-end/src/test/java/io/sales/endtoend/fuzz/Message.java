package io.sales.endtoend.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts an HTTP message together that is framed as it should be, whatever it says. */
final class Message {

    private static final int MOST_HEAD_BYTES = 16_000;

    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final StringBuilder headers = new StringBuilder();
    private byte[] body = new byte[0];

    Message(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Name and value as they are to be sent. */
    void query(String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
    }

    void header(String name, @Nullable String value) {
        if (value != null) {
            headers.append(name).append(": ").append(value).append("\r\n");
        }
    }

    void body(@Nullable String mediaType, byte[] bytes) {
        header("Content-Type", mediaType);
        body = bytes;
    }

    Request request(long number, Caller caller, @Nullable String refusedFor) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                (method + " " + path + query + " HTTP/1.1\r\nHost: localhost\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(headers.toString().getBytes(StandardCharsets.UTF_8));
        if (body.length > 0 || !method.equals("GET")) {
            bytes.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        // Of a head without end nobody reads the end, and who still sends it may not hear the answer.
        boolean wellFramed = bytes.size() < MOST_HEAD_BYTES;
        bytes.writeBytes(body);
        return new Request(number, method, path, caller, bytes.toByteArray(), wellFramed, refusedFor);
    }
}
