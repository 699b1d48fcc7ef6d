package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.Api.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that are none: all sent by the same customer for the same goods, which stay as they are. */
@ExtendWith(SharedSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedOrdersIT {

    private final Shop shop;
    private final Api ann;
    private final String sku;

    MalformedOrdersIT(LocalSystem system) {
        this.shop = new Shop(system);
        this.ann = shop.newCustomer();
        this.sku = shop.newSku(1_000, 5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedOrders")
    void aMalformedOrderIsRefusedAndNothingIsHeld(String what, String body) {
        Reply reply = ann.postNew("/orders", body.replace("SKU", sku)).expectProblem(400, "invalid-request");

        assertThat(reply.body().path("errors").isArray()
                        || reply.body().path("detail").isString())
                .isTrue();
        assertNothingIsHeld();
    }

    static Stream<Arguments> malformedOrders() {
        String home =
                "\"shippingAddress\":{\"name\":\"A\",\"line1\":\"S\",\"city\":\"B\",\"postalCode\":\"1\",\"country\":\"DE\"}";
        String line = "{\"sku\":\"SKU\",\"quantity\":1}";
        String lines101 = String.join(
                ",",
                IntStream.rangeClosed(1, 101)
                        .mapToObj(i -> line.replace("SKU", "S" + i))
                        .toList());
        return Stream.of(
                Arguments.of("no JSON", "lines"),
                Arguments.of("half of it", "{\"lines\":[" + line),
                Arguments.of("an array", "[]"),
                Arguments.of("nothing", "{}"),
                Arguments.of("no lines", "{\"lines\":[]," + home + "}"),
                Arguments.of("101 lines", "{\"lines\":[" + lines101 + "]," + home + "}"),
                Arguments.of("null lines", "{\"lines\":null," + home + "}"),
                Arguments.of("a null line", "{\"lines\":[null]," + home + "}"),
                Arguments.of("lines as a text", "{\"lines\":\"SKU\"," + home + "}"),
                Arguments.of("quantity 0", order(home, "0")),
                Arguments.of("quantity -1", order(home, "-1")),
                Arguments.of("quantity 10000", order(home, "10000")),
                Arguments.of("a huge quantity", order(home, "9".repeat(40))),
                Arguments.of("half a unit", order(home, "1.5")),
                Arguments.of("quantity as a text", order(home, "\"1\"")),
                Arguments.of("quantity as a boolean", order(home, "true")),
                Arguments.of("no quantity", order(home, "null")),
                Arguments.of(
                        "too many after merging",
                        "{\"lines\":[{\"sku\":\"SKU\",\"quantity\":9999}," + line + "]," + home + "}"),
                Arguments.of("an unknown member", "{\"lines\":[" + line + "],\"coupon\":\"X\"," + home + "}"),
                Arguments.of(
                        "an unknown member of a line",
                        "{\"lines\":[{\"sku\":\"SKU\",\"quantity\":1,\"unitPrice\":1}]," + home + "}"),
                Arguments.of("no address", "{\"lines\":[" + line + "]}"),
                Arguments.of(
                        "a country that is none",
                        ("{\"lines\":[" + line + "]," + home + "}").replace("\"DE\"", "\"XX\"")),
                Arguments.of("a NUL", ("{\"lines\":[" + line + "]," + home + "}").replace("\"B\"", "\"\\u0000\"")),
                Arguments.of(
                        "half a character",
                        ("{\"lines\":[" + line + "]," + home + "}").replace("\"B\"", "\"\\ud800\"")),
                Arguments.of("something after it", "{\"lines\":[" + line + "]," + home + "} {}"));
    }

    private static String order(String home, String quantity) {
        return "{\"lines\":[{\"sku\":\"SKU\",\"quantity\":" + quantity + "}]," + home + "}";
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] body = "{\"lines\":[{\"sku\":\"?\",\"quantity\":1}]}".getBytes(StandardCharsets.UTF_8);
        body[18] = (byte) 0xC3;

        var request =
                ann.request("/orders").header("Idempotency-Key", "broken").header("Content-Type", "application/json");
        ann.send(request.POST(BodyPublishers.ofByteArray(body))).expectProblem(400, "invalid-request");
    }

    @Test
    void aBodyOfAMebibyteIsTooLarge() {
        String body = "{\"lines\":\"" + "x".repeat(1 << 20) + "\"}";

        ann.postNew("/orders", body).expectProblem(413, "body-too-large");
        assertNothingIsHeld();
    }

    private void assertNothingIsHeld() {
        assertThat(shop.stock(sku).path("reserved").asLong()).isZero();
        assertThat(shop.stock(sku).path("version").asLong()).isEqualTo(1);
        assertThat(ann.get("/orders").expect(200).body().path("items").size()).isZero();
    }
}
