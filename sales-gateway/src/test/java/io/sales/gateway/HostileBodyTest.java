package io.sales.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verifyNoInteractions;

import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.order.OrderService;
import io.sales.api.stock.StockService;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies that nobody should send. The gateway answers it alone: no provider hears of it. */
@GatewayTest
class HostileBodyTest {

    private static final String ADDRESS = "{\"name\":\"Ada\",\"line1\":\"1 Main"
            + " St\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DE\"}";
    private static final String LINE = "{\"sku\":\"MUG-1\",\"quantity\":2}";

    @Autowired
    private Http http;

    @Autowired
    private OrderService orders;

    @Autowired
    private CustomerService customers;

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private StockService stock;

    @AfterEach
    void noProviderWasAsked() {
        verifyNoInteractions(orders, customers, catalogue, stock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/plain"})
    void refusesABodyThatMayBeLeftOutButIsNoJson(String type) throws IOException {
        http.raw("POST /api/v1/orders/ord_1/cancellations HTTP/1.1\r\n"
                        + "Host: x\r\n"
                        + "Connection: close\r\n"
                        + "Authorization: Bearer "
                        + http.tokens().customer() + "\r\nIdempotency-Key: k\r\nContent-Type: " + type
                        + "\r\nContent-Length: 2\r\n\r\n{}")
                .requireProblem(415, "unsupported-media-type");
    }

    static Stream<Arguments> badOrders() {
        return Stream.of(
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":\"2\"}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":1.5}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":1.0}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":true}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":null}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":\"\"}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":[1]}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\"}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":-1}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":0}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":10000}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":99999999999999999999}")),
                Arguments.of("lines[0].quantity", lines("{\"sku\":\"MUG-1\",\"quantity\":1e400}")),
                Arguments.of("lines[0].sku", lines("{\"sku\":7,\"quantity\":1}")),
                Arguments.of("lines[0].sku", lines("{\"sku\":true,\"quantity\":1}")),
                Arguments.of("lines[0].sku", lines("{\"sku\":\"\",\"quantity\":1}")),
                Arguments.of("lines[0].sku", lines("{\"sku\":\"a b\",\"quantity\":1}")),
                Arguments.of("lines[0].sku", lines("{\"sku\":\"a\\u0000\",\"quantity\":1}")),
                Arguments.of("lines[0].price", lines("{\"sku\":\"MUG-1\",\"quantity\":1,\"price\":1}")),
                Arguments.of("lines[0]", lines("null")),
                Arguments.of("lines[0]", lines("\"MUG-1\"")),
                Arguments.of("lines", "{\"lines\":[],\"shippingAddress\":" + ADDRESS + "}"),
                Arguments.of("lines", "{\"lines\":null,\"shippingAddress\":" + ADDRESS + "}"),
                Arguments.of("lines", "{\"lines\":\"\",\"shippingAddress\":" + ADDRESS + "}"),
                Arguments.of("lines", "{\"lines\":" + LINE + ",\"shippingAddress\":" + ADDRESS + "}"),
                Arguments.of("lines", lines(String.join(",", Collections.nCopies(101, LINE)))),
                Arguments.of("total", "{\"total\":1,\"lines\":[" + LINE + "],\"shippingAddress\":" + ADDRESS + "}"),
                Arguments.of("shippingAddress", "{\"lines\":[" + LINE + "]}"),
                Arguments.of("shippingAddress.country", address("\"DE\"", "\"XX\"")),
                Arguments.of("shippingAddress.country", address("\"DE\"", "\"de\"")),
                Arguments.of("shippingAddress.name", address("Ada", "A\\nB")),
                Arguments.of("shippingAddress.name", address("Ada", "  ")),
                Arguments.of("shippingAddress.name", address("Ada", "\\ud800")),
                Arguments.of("shippingAddress.name", address("Ada", "\\udc00\\ud800")),
                Arguments.of("shippingAddress.name", address("Ada", "a".repeat(201))),
                Arguments.of("shippingAddress.city", address("\"Berlin\"", "null")),
                Arguments.of("shippingAddress.city", address("\"Berlin\"", "7")));
    }

    @ParameterizedTest
    @MethodSource("badOrders")
    void namesTheFieldThatIsWrong(String field, String body) {
        var problem = place(body).requireProblem(400, "invalid-request");
        assertThat(problem.at("/errors/0/field").asString())
                .as(problem::toString)
                .isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
    }

    static Stream<String> brokenBodies() {
        String good = lines(LINE);
        return Stream.of(
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                good.substring(0, good.length() - 1),
                good + "x",
                good + good,
                good.replace("\"quantity\":2", "\"quantity\":2,\"quantity\":3"),
                "{'lines':[]}",
                "{lines:[]}",
                good.replace("2}", "NaN}"),
                good.replace("2}", "02}"),
                "/* c */" + good,
                "[".repeat(33) + "]".repeat(33),
                "{\"lines\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"lines\":[{\"sku\":\"MUG-1\",\"quantity\":" + "9".repeat(2_000) + "}]}");
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void refusesWhatIsNotTheJsonItReads(String body) {
        place(body).requireProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void refusesWhatIsNotUtf8(byte[] bytes) {
        http.request("POST", "/api/v1/orders")
                .asCustomer()
                .key("k")
                .body("application/json", bytes)
                .send()
                .requireProblem(400, "invalid-request");
    }

    static Stream<byte[]> notUtf8() {
        String good = lines(LINE);
        return Stream.of(
                good.replace("Ada", "\u00e4\u00ff").getBytes(ISO_8859_1),
                good.getBytes(StandardCharsets.UTF_16),
                good.getBytes(StandardCharsets.UTF_16LE),
                good.getBytes(StandardCharsets.UTF_16BE),
                // A surrogate and an overlong slash, as UTF-8 would write them if it could.
                good.replace("Ada", "\u00ed\u00a0\u0080").getBytes(ISO_8859_1),
                good.replace("Ada", "\u00c0\u00af").getBytes(ISO_8859_1));
    }

    @Test
    void refusesOtherCharsetsAndMediaTypes() {
        byte[] body = lines(LINE).getBytes(UTF_8);
        for (String type : new String[] {
            "text/plain",
            "application/xml",
            "application/json;charset=ISO-8859-1",
            "application/json;charset=UTF-16",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "not a type"
        }) {
            http.request("POST", "/api/v1/orders")
                    .asCustomer()
                    .key("k")
                    .body(type, body)
                    .send()
                    .requireProblem(415, "unsupported-media-type");
        }
    }

    @Test
    void refusesAnAnswerThatTheClientWouldNotRead() {
        http.get("/api/v1/orders/ord_1")
                .asCustomer()
                .with("Accept", "text/html")
                .send()
                .requireProblem(406, "not-acceptable");
        http.get("/api/v1/orders/ord_1")
                .asCustomer()
                .with("Accept", ";;;")
                .send()
                .requireProblem(406, "not-acceptable");
    }

    @Test
    void refusesLargeBodiesHoweverTheyCome() {
        byte[] large = lines(LINE).replace("Ada", "a".repeat(1024 * 1024)).getBytes(UTF_8);
        var announced = http.request("POST", "/api/v1/orders").asCustomer().key("k");
        announced.body("application/json", large).send().requireProblem(413, "body-too-large");
        var streamed = http.request("POST", "/api/v1/orders").asCustomer().key("k");
        streamed.chunked(large).send().requireProblem(413, "body-too-large");
    }

    /** The client is answered without sending it all, and without reading an answer to what it did not send. */
    @Test
    void refusesAnAnnouncedLargeBodyBeforeItComes() throws IOException {
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(10_000);
            String head = "POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + http.tokens().customer()
                    + "\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n"
                    + "Expect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/orders/ord_1/cancellations", "DELETE, /api/v1/customers/me", "POST, /api/v1/orders"})
    void refusesATypeThatMayBeAnything(String method, String path) {
        for (byte[] body : new byte[][] {{}, "{}".getBytes(UTF_8)}) {
            http.request(method, path)
                    .asCustomer()
                    .key("k")
                    .body("*/*", body)
                    .send()
                    .requireProblem(415, "unsupported-media-type");
        }
    }

    @Test
    void takesABodyOfExactlyTheLimitToBeShapedWrongRatherThanTooLarge() {
        byte[] atLimit = ("\"" + "a".repeat(256 * 1024 - 2) + "\"").getBytes(UTF_8);
        http.request("POST", "/api/v1/orders")
                .asCustomer()
                .key("k")
                .body("application/json", atLimit)
                .send()
                .requireProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/customers|{\"email\":\"no-at\",\"password\":\"123456789012\",\"name\":\"A\"}|email",
                "/api/v1/customers|{\"email\":\"a@b@c\",\"password\":\"123456789012\",\"name\":\"A\"}|email",
                "/api/v1/customers|{\"email\":\"a@b\",\"password\":\"12345678901\",\"name\":\"A\"}|password",
                // Six characters, though twelve for Java.
                "/api/v1/customers|{\"email\":\"a@b\",\"password\":\"😀😀😀😀😀😀\",\"name\":\"A\"}" + "|password",
                "/api/v1/customers|{\"email\":\"a@b\",\"password\":\"123456789012\"}|name",
                "/api/v1/customers|{\"email\":\"a@b\",\"password\":\"123456789012\",\"name\":\"A\",\"role\":\"ADMIN\"}|role",
                "/api/v1/tokens|{\"email\":\"a@b\"}|password",
                "/api/v1/tokens/refresh|{}|refreshToken",
                "/api/v1/stock/A/adjustments|{\"quantity\":0,\"reason\":\"RECEIVED\"}|quantity",
                "/api/v1/stock/A/adjustments|{\"quantity\":1000000001,\"reason\":\"RECEIVED\"}|quantity",
                "/api/v1/stock/A/adjustments|{\"quantity\":9223372036854775808,\"reason\":\"RECEIVED\"}|quantity",
                "/api/v1/stock/A/adjustments|{\"quantity\":-9223372036854775809,\"reason\":\"RECEIVED\"}|quantity",
                "/api/v1/stock/A/adjustments|{\"quantity\":1,\"reason\":\"STOLEN\"}|reason",
                "/api/v1/stock/A/adjustments|{\"quantity\":1,\"reason\":0}|reason",
                "/api/v1/stock/A/adjustments|{\"quantity\":1,\"reason\":\"\"}|reason",
                "/api/v1/stock/A/adjustments|{\"quantity\":1,\"reason\":\"COUNTED\",\"expectedOnHand\":-1}|expectedOnHand",
                "/api/v1/orders/ord_1/shipments|{\"carrier\":\"DHL\"}|trackingNumber",
                "/api/v1/orders/ord_1/shipments|{\"carrier\":\"DHL\",\"trackingNumber\":\"1\",\"lines\":[]}|lines",
                "/api/v1/orders/ord_1/refunds|{}|reason",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\" \"}|reason",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"lines\":[]}|lines",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"amount\":7}|amount",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"amount\":{\"amount\":-1,\"currency\":\"EUR\"}}"
                        + "|amount.amount",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"amount\":{\"amount\":1.5,\"currency\":\"EUR\"}}"
                        + "|amount.amount",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"amount\":{\"amount\":1,\"currency\":\"euro\"}}"
                        + "|amount.currency",
                "/api/v1/orders/ord_1/refunds|{\"reason\":\"R\",\"restock\":true}|restock",
                "/api/v1/orders/ord_1/returns/ret_1/receipt|{}|lines",
                "/api/v1/orders/ord_1/returns/ret_1/receipt|{\"lines\":[]}|lines",
                "/api/v1/orders/ord_1/returns/ret_1/receipt|{\"lines\":[{\"sku\":\"A\",\"quantity\":1}]}"
                        + "|lines[0].disposition",
                "/api/v1/orders/ord_1/returns/ret_1/receipt|{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"disposition\":"
                        + "\"BURN\"}]}|lines[0].disposition",
                "/api/v1/orders/ord_1/returns/ret_1/receipt|{\"lines\":[{\"sku\":\"A\",\"quantity\":0,\"disposition\":"
                        + "\"RESTOCK\"}]}|lines[0].quantity",
                "/api/v1/products|{\"name\":\"A\",\"skus\":[]}|skus",
                "/api/v1/products|{\"name\":\"A\",\"skus\":[{\"sku\":\"A\",\"price\":{\"amount\":-1,\"currency\":\"EUR\"}}]}"
                        + "|skus[0].price.amount",
                "/api/v1/products|{\"name\":\"A\",\"skus\":[{\"sku\":\"A\",\"price\":{\"amount\":100000000001,\"currency\":\"EUR\"}}]}"
                        + "|skus[0].price.amount",
                "/api/v1/products|{\"name\":\"A\",\"skus\":[{\"sku\":\"A\",\"price\":{\"amount\":1,\"currency\":\"eur\"}}]}"
                        + "|skus[0].price.currency",
                "/api/v1/products|{\"name\":\"A\",\"status\":\"LISTED\"}|status"
            })
    void checksTheShapeOfEveryBody(String path, String body, String field) {
        var problem = http.post(path, body).asStaff().key("k").send().requireProblem(400, "invalid-request");
        assertThat(problem.path("errors").findValuesAsString("field"))
                .as(problem::toString)
                .contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}]}|reason",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"reason\":\"\\u0007\"}|reason",
                "{\"reason\":\"R\"}|lines",
                "{\"lines\":[],\"reason\":\"R\"}|lines",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":-1}],\"reason\":\"R\"}|lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"disposition\":\"RESTOCK\"}],\"reason\":\"R\"}"
                        + "|lines[0].disposition"
            })
    void checksTheShapeOfAReturn(String body, String field) {
        var problem = http.post("/api/v1/orders/ord_1/returns", body)
                .asCustomer()
                .key("k")
                .send()
                .requireProblem(400, "invalid-request");
        assertThat(problem.path("errors").findValuesAsString("field"))
                .as(problem::toString)
                .contains(field);
    }

    private Http.Reply place(String body) {
        return http.post("/api/v1/orders", body).asCustomer().key("k").send();
    }

    private static String lines(String lines) {
        return "{\"lines\":[" + lines + "],\"shippingAddress\":" + ADDRESS + "}";
    }

    private static String address(String from, String to) {
        return lines(LINE).replace(from, to);
    }

    private static String firstLine(InputStream stream) throws IOException {
        var line = new StringBuilder();
        for (int c = stream.read(); c >= 0 && c != '\n'; c = stream.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
