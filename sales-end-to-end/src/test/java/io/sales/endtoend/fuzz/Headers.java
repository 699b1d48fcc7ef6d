package io.sales.endtoend.fuzz;

import java.util.HashMap;
import java.util.Map;

/** Headers that nobody needs, and some that nobody should believe. */
final class Headers {

    private Headers() {}

    static Map<String, String> odd(Dice dice) {
        var headers = new HashMap<String, String>();
        switch (dice.below(16)) {
            case 0 ->
                headers.put(
                        "Accept",
                        dice.oneOf(
                                "text/html",
                                "application/xml",
                                "*/*",
                                ";;;",
                                "application/json;q=0",
                                "a/b/c",
                                "application/problem+json"));
            case 1 ->
                headers.put(
                        "traceparent",
                        dice.oneOf("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0-0-0", "ff-", "x"));
            case 2 -> headers.put("Content-Encoding", dice.oneOf("gzip", "br", "x"));
            case 3 -> headers.put("X-Forwarded-For", dice.oneOf("127.0.0.1", "x", "::1, 10.0.0.1"));
            case 4 -> headers.put("X-Forwarded-Host", dice.oneOf("evil.example", "a b"));
            case 5 -> headers.put("X-Forwarded-Prefix", dice.oneOf("/x", "//evil.example", "\\"));
            case 6 -> headers.put("X-HTTP-Method-Override", dice.oneOf("DELETE", "GET", "x"));
            case 7 -> headers.put("Range", dice.oneOf("bytes=0-1", "bytes=9-1", "x"));
            case 8 -> headers.put(dice.oneOf("If-None-Match", "If-Match"), dice.oneOf("*", "\"1\"", "x"));
            case 9 -> headers.put("If-Modified-Since", dice.oneOf("yesterday", "Thu, 01 Jan 2099 00:00:00 GMT"));
            case 10 -> headers.put("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT");
            case 11 -> headers.put("Cookie", dice.oneOf("JSESSIONID=1", "a=b; a=c; =", "\""));
            case 12 -> headers.put("Origin", dice.oneOf("http://evil.example", "null", "x"));
            case 13 -> headers.put("Accept-Language", dice.oneOf("de", "x".repeat(500), ";q=2", "*"));
            case 14 -> headers.put("Accept-Charset", dice.oneOf("utf-16", "x"));
            default -> headers.put("X-" + dice.word(), Hostile.headerValue(dice));
        }
        return headers;
    }

    /** Like that of somebody who may do everything, but not good. */
    static String badAuthorization(String token, Dice dice) {
        return switch (dice.below(9)) {
            case 0 -> "Bearer";
            case 1 -> "Bearer " + token.substring(0, token.length() - 5);
            case 2 -> "Bearer " + token.substring(0, token.lastIndexOf('.') + 1);
            case 3 -> "Bearer eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
            case 4 -> "Basic c3RhZmY6c3RhZmY=";
            case 5 -> "bearer" + token;
            case 6 -> "Bearer " + token + ", Bearer " + token;
            case 7 -> "Bearer " + Hostile.headerValue(dice);
            default -> "Digest username=\"x\"";
        };
    }
}
