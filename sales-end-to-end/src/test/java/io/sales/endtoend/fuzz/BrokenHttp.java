package io.sales.endtoend.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes that are not HTTP, or HTTP that says two things at once. */
final class BrokenHttp {

    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";
    private static final String GET = "GET /api/v1/products";
    private static final String POST = "POST /api/v1/tokens HTTP/1.1\r\n" + JSON;
    /** Nobody is to take this for a request. */
    static final String SMUGGLED_PATH = "/api/v1/smuggled";

    private static final String SMUGGLED = "GET " + SMUGGLED_PATH + " HTTP/1.1\r\n" + HOST + "\r\n";

    private static final List<String> REQUEST_LINES = List.of(
            "",
            "\r\n\r\n\r\n",
            " ",
            "GET",
            "GET ",
            "GET /",
            "G@T / HTTP/1.1",
            "GET  /  HTTP/1.1",
            "GET / HTTP/9.9",
            "GET / HTTP/1.1 x",
            "GET / http/1.1",
            "GET /\u0000 HTTP/1.1",
            "GET /\u00e4 HTTP/1.1",
            "GET /a b HTTP/1.1",
            "GET \\ HTTP/1.1",
            "GET /#x HTTP/1.1",
            "GET /<> HTTP/1.1",
            "GET http://evil.example/ HTTP/1.1",
            "GET http://[::1 HTTP/1.1",
            "GET ftp://x/ HTTP/1.1",
            "CONNECT x:1 HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "PRI * HTTP/2.0",
            "GET //evil.example HTTP/1.1",
            "GET ? HTTP/1.1",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1",
            "A".repeat(9_000) + " / HTTP/1.1",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
            "TRACE / HTTP/1.1",
            GET + "?" + "q=1&".repeat(3_000) + " HTTP/1.1",
            GET + "?a=\u0000 HTTP/1.1",
            GET + "?a={}| HTTP/1.1");

    private static final List<String> HEADERS = List.of(
            "Host: a b",
            "Host: other",
            "Host:",
            "Host: a:99999",
            "No colon",
            ": no name",
            "Space : before",
            "A: \u0000",
            "A: \r",
            "A\u0000: b",
            "A(): b",
            " folded: a",
            "A: b\r\n c",
            "A: " + "a".repeat(20_000),
            "A".repeat(20_000) + ": b",
            "A: b\r\n".repeat(300) + "A: b",
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 1 1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 0x10",
            "Content-Length: +2",
            "Content-Length: 2\r\nContent-Length: 3",
            "Transfer-Encoding: x",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: \u000bchunked",
            "Expect: nonsense",
            "Upgrade: h2c",
            "Connection: close, close",
            "Connection: Authorization",
            "Connection: " + "x,".repeat(2_000),
            "Authorization: Bearer \u00ff",
            "Cookie: " + "a=b;".repeat(2_000));

    private static final List<String> CHUNKS = List.of(
            "zz\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}",
            "2\r\n{}0\r\n\r\n",
            "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "0\r\n" + "T: x\r\n".repeat(2_000) + "\r\n",
            "\r\n",
            "",
            "2\n{}\n0\n\n",
            "2\r\n{}\r\n0\r\nX-A\r\n\r\n");

    private BrokenHttp() {}

    static Request request(long number, Dice dice) {
        byte[] bytes = switch (dice.below(6)) {
            case 0 -> latin(dice.oneOf(REQUEST_LINES) + "\r\n" + HOST + "\r\n");
            case 1 -> latin(GET + " HTTP/1.1\r\n" + (dice.chance(0.9) ? HOST : "") + dice.oneOf(HEADERS) + "\r\n\r\n");
            case 2 -> latin(POST + dice.oneOf(HEADERS) + "\r\n\r\n{}");
            case 3 -> latin(POST + "Transfer-Encoding: chunked\r\n\r\n" + dice.oneOf(CHUNKS));
            case 4 -> twoLengths(dice);
            default -> noise(dice);
        };
        return new Request(number, "?", "", Caller.NOBODY, bytes, false, null);
    }

    private static byte[] twoLengths(Dice dice) {
        String length = "Content-Length: " + (5 + SMUGGLED.length()) + "\r\n";
        String chunked = "Transfer-Encoding: chunked\r\n";
        String both = dice.chance(0.5) ? length + chunked : chunked + length;
        return latin(POST + both + "\r\n0\r\n\r\n" + SMUGGLED);
    }

    /** A right request in which some bytes are not what they were. */
    private static byte[] noise(Dice dice) {
        byte[] bytes = latin(POST + "Content-Length: 2\r\n\r\n{}");
        if (dice.chance(0.2)) {
            var random = new ByteArrayOutputStream();
            random.writeBytes(dice.bytes(dice.between(1, 400)));
            random.writeBytes(latin("\r\n\r\n"));
            return random.toByteArray();
        }
        for (int i = dice.between(1, 4); i > 0; i--) {
            bytes[dice.below(bytes.length)] = (byte) dice.below(256);
        }
        return bytes;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
