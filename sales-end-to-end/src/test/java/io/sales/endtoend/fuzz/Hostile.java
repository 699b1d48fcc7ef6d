package io.sales.endtoend.fuzz;

/**
 * Values that have broken other systems. None contains anything that {@link Judge} takes for a sign of the inside, so that
 * an echo is no find.
 */
final class Hostile {

    private static final String[] TEXTS = {
        "",
        " ",
        "\t\n\r",
        "null",
        "undefined",
        "NaN",
        "-1",
        "0",
        "true",
        "[]",
        "{}",
        "\"",
        "\\",
        "'",
        "';--",
        "' or 1=1 --",
        "x'; drop table orders; --",
        "%",
        "%s%n%x",
        "%00",
        "_",
        "*",
        "../../../../etc/passwd",
        "..\\..\\x",
        "<script>alert(1)</script>",
        "${jndi:ldap://127.0.0.1:1/a}",
        "#{7*7}",
        "{{7*7}}",
        "$(id)",
        "a\r\nX-Injected: yes",
        "\u0000",
        "a\u0000b",
        "\u0001\u001f\u007f\u0085",
        "\u200b\u202e\ufeff",
        "\uffff\ufffe",
        "\ud83d\ude00",
        "e\u0301\u0301\u0301",
        "\u00df\u0130\u0131",
        "\u2028\u2029",
        "2024-02-30T25:61:61Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "9".repeat(100),
        "a".repeat(256),
        "\ud83d\ude00".repeat(200),
        "ord_",
        "prd_x",
        "SO-1",
        "COM1",
        "a@b",
        "@",
        "a@b@c",
        "EUR",
        "XXX",
        "DE",
        "tok_ok",
        "tok_never",
        "tok_",
    };

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-1",
        "1",
        "1.0",
        "1.5",
        "1e2",
        "1e-2",
        "1E400",
        "-1E400",
        "1e999999999",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "999999999999999999999999999999",
        "0.1",
        "1000000000000",
        "1000000000001",
        "9999",
        "10000",
        "9007199254740993",
        "9".repeat(101),
        "0." + "9".repeat(300),
    };

    /** What is no JSON, though some readers take it. */
    private static final String[] NO_JSON = {
        "",
        " ",
        "\n",
        "{",
        "}",
        "[",
        "{]",
        "\"",
        "nul",
        "NaN",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x10}",
        "{\"a\" 1}",
        "// x\n{}",
        "{/* x */}",
        "# x\n{}",
        "{}{}",
        "{} x",
        "<a/>",
        "a=b&c=d",
        "--x\r\n",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x41\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "\u0000",
        "[".repeat(5_000),
        "{\"a\":".repeat(2_000),
        "[".repeat(2_000) + "]".repeat(2_000),
    };

    /** What may stand behind a percent sign, or should not stand in a URL as it is. */
    private static final String[] URL_PARTS = {
        "..",
        ".",
        "%2e%2e",
        "%2E",
        "..%2f..%2f",
        "%2f",
        "%5c",
        "%00",
        "%0d%0aX-Injected:%20yes",
        "%",
        "%zz",
        "%c0%af",
        "%ff",
        "%ed%a0%80",
        "%f0%9f%98%80",
        "%u0041",
        "%25%32%66",
        ";",
        ";a=b",
        ";jsessionid=1",
        "a;b",
        "%3b",
        "%20",
        "+",
        "%2b",
        "*",
        "%2a",
        "'%20or%201=1--",
        "%3cscript%3e",
        "$%7bjndi:ldap:x%7d",
        "~",
        "@",
        "me",
        "null",
        "0",
        "-1",
        "9999999999999999999999",
        "a".repeat(300),
        "%61".repeat(100),
        "ord_",
        "ORD_X",
        "a%0a",
        "%09",
        "..;",
    };

    private Hostile() {}

    static String text(Dice dice) {
        return dice.chance(0.03) ? "x".repeat(dice.oneOf(1_000, 10_000, 100_000)) : dice.oneOf(TEXTS);
    }

    static String number(Dice dice) {
        return dice.chance(0.1) ? Long.toString(dice.anyLong()) : dice.oneOf(NUMBERS);
    }

    static String noJson(Dice dice) {
        return dice.oneOf(NO_JSON);
    }

    static String urlPart(Dice dice) {
        return dice.oneOf(URL_PARTS);
    }

    /** Of a header: anything but what would end it. */
    static String headerValue(Dice dice) {
        return dice.chance(0.05)
                ? "h".repeat(dice.oneOf(300, 3_000, 9_000))
                : text(dice).replaceAll("[\\r\\n\\x00]", " ");
    }
}
