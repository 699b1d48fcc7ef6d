package io.sales.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.mockito.Mockito.mockingDetails;

import com.nimbusds.jose.JWSAlgorithm;
import io.sales.api.audit.AuditService;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.operation.OperationService;
import io.sales.api.order.OrderService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.staff.StaffService;
import io.sales.api.stock.StockService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

/** Every operation of the served document, by everybody. An operation that is missing below is a failure. */
@GatewayTest
class SecurityMatrixTest {

    private static final Map<String, Who> EXPECTED = Map.ofEntries(
            Map.entry("registerCustomer", Who.ANYONE),
            Map.entry("signIn", Who.ANYONE),
            Map.entry("refreshTokens", Who.ANYONE),
            Map.entry("signOut", Who.SIGNED_IN),
            Map.entry("ownAccount", Who.SIGNED_IN),
            Map.entry("changeOwnAccount", Who.SIGNED_IN),
            Map.entry("changePassword", Who.SIGNED_IN),
            Map.entry("deleteOwnAccount", Who.CUSTOMER),
            Map.entry("createProduct", Who.STAFF),
            Map.entry("searchProducts", Who.ANYONE),
            Map.entry("product", Who.ANYONE),
            Map.entry("changeProduct", Who.STAFF),
            Map.entry("listProduct", Who.STAFF),
            Map.entry("delistProduct", Who.STAFF),
            Map.entry("stockOfSku", Who.ANYONE),
            Map.entry("stockOfSkus", Who.ANYONE),
            Map.entry("adjustStock", Who.STAFF),
            Map.entry("stockMovements", Who.STAFF),
            Map.entry("reconcileStock", Who.STAFF),
            Map.entry("watchStock", Who.STAFF),
            Map.entry("unwatchStock", Who.STAFF),
            Map.entry("lowStock", Who.STAFF),
            Map.entry("lowStockEvents", Who.STAFF),
            Map.entry("placeOrder", Who.CUSTOMER),
            Map.entry("order", Who.SIGNED_IN),
            Map.entry("searchOrders", Who.SIGNED_IN),
            Map.entry("orderHistory", Who.SIGNED_IN),
            Map.entry("payOrder", Who.CUSTOMER),
            Map.entry("cancelOrder", Who.SIGNED_IN),
            Map.entry("shipOrder", Who.STAFF),
            Map.entry("deliverShipment", Who.STAFF),
            Map.entry("requestReturn", Who.CUSTOMER),
            Map.entry("approveReturn", Who.STAFF),
            Map.entry("rejectReturn", Who.STAFF),
            Map.entry("receiveReturn", Who.STAFF),
            Map.entry("refundOrder", Who.STAFF),
            Map.entry("receivePaymentNotification", Who.ANYONE),
            Map.entry("searchOperations", Who.STAFF),
            Map.entry("retryOperation", Who.STAFF),
            Map.entry("dismissOperation", Who.STAFF),
            Map.entry("createStaff", Who.ADMIN),
            Map.entry("searchStaff", Who.ADMIN),
            Map.entry("staffMember", Who.ADMIN),
            Map.entry("changeStaff", Who.ADMIN),
            Map.entry("searchAudit", Who.ADMIN));

    private static final List<String> TOKEN_IGNORED =
            List.of("registerCustomer", "signIn", "refreshTokens", "receivePaymentNotification");

    @Autowired
    private Http http;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private OrderService orders;

    @Autowired
    private PaymentNotificationService notifications;

    @Autowired
    private OperationService operations;

    @Autowired
    private CustomerService customers;

    @Autowired
    private StaffService staff;

    @Autowired
    @Qualifier("orderAudit")
    private AuditService orderAudit;

    @Autowired
    @Qualifier("inventoryAudit")
    private AuditService inventoryAudit;

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private StockService stock;

    @Test
    void knowsEveryOperation() {
        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheRouteIsFor() {
        return operations().entrySet().stream()
                .map(operation -> dynamicTest(operation.getKey(), () -> {
                    Who who = Objects.requireNonNull(EXPECTED.get(operation.getKey()));
                    requireRefused(operation.getValue(), null, who == Who.ANYONE ? 0 : 401);
                    for (Session session : List.of(TestTokens.CUSTOMER, TestTokens.STAFF, TestTokens.ADMIN)) {
                        boolean letIn = who.includes(session.caller().role());
                        requireRefused(operation.getValue(), inNewSession(session), letIn ? 0 : 403);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> letsNobodyInWithABadToken() throws Exception {
        var bad = ForgedTokens.bad(keys.signing());
        return operations().entrySet().stream()
                .filter(operation -> !TOKEN_IGNORED.contains(operation.getKey()))
                .flatMap(operation -> bad.entrySet().stream()
                        .map(token -> dynamicTest(
                                operation.getKey() + " with " + token.getKey(),
                                () -> requireRefused(operation.getValue(), token.getValue(), 401))));
    }

    /** The same tokens without their fault are let in, so that it is the fault they are refused for. */
    @Test
    void letsInWithAGoodTokenMadeTheSameWay() throws Exception {
        String good = ForgedTokens.signed(
                keys.signing(),
                JWSAlgorithm.RS256,
                "at+jwt",
                ForgedTokens.claims().build());
        assertThat(call(new Operation("GET", "/api/v1/orders"), good).status()).isNotIn(401, 403);
    }

    @Test
    void asksForATokenThatIsMissingOrWrong() {
        assertThat(http.get("/api/v1/orders").send().header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(http.get("/api/v1/orders").token("x.y.z").send().header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
        http.get("/api/v1/orders").with("Authorization", "Basic YTpi").send().requireProblem(401, "unauthenticated");
        http.get("/api/v1/orders?access_token=" + http.tokens().customer())
                .send()
                .requireProblem(401, "unauthenticated");
    }

    @Test
    void holdsForHeadWhatHoldsForGet() {
        assertThat(http.request("HEAD", "/api/v1/orders").send().status()).isEqualTo(401);
        assertThat(http.request("HEAD", "/api/v1/stock/A/movements")
                        .asCustomer()
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(calls()).isZero();
    }

    @Test
    void checksTheRoleBeforeTheBody() {
        http.post("/api/v1/orders", "{").asStaff().send().requireProblem(403, "forbidden");
        http.post("/api/v1/orders", "{").send().requireProblem(401, "unauthenticated");
        http.request("POST", "/api/v1/orders")
                .body("text/plain", new byte[0])
                .send()
                .requireProblem(401, "unauthenticated");
    }

    @Test
    void sendsTheHeadersThatKeepBrowsersOutOfTrouble() {
        var reply = http.get("/api/v1/orders").send();
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Server")).isNull();
    }

    /**
     * @param expected 0 if the request must get as far as the provider or the check of its shape
     */
    private void requireRefused(Operation operation, @Nullable String token, int expected) {
        int before = calls();
        var reply = call(operation, token);
        if (expected == 0) {
            assertThat(reply.status()).as(reply::toString).isNotIn(401, 403, 404, 405);
        } else {
            reply.requireProblem(expected, expected == 401 ? "unauthenticated" : "forbidden");
            assertThat(calls()).as("calls to providers").isEqualTo(before);
        }
    }

    private Http.Reply call(Operation operation, @Nullable String token) {
        var request = http.request(operation.method(), operation.path()).token(token);
        boolean body = List.of("POST", "PUT", "PATCH").contains(operation.method());
        return (body ? request.json("{\"not\":\"known\"}") : request).send();
    }

    /** One of the operations signs out. */
    private String inNewSession(Session session) {
        return http.tokens().of(new Session(session.caller(), UUID.randomUUID().toString()));
    }

    private int calls() {
        return Stream.of(
                        orders,
                        notifications,
                        operations,
                        customers,
                        staff,
                        orderAudit,
                        inventoryAudit,
                        catalogue,
                        stock)
                .mapToInt(mock -> mockingDetails(mock).getInvocations().size())
                .sum();
    }

    private Map<String, Operation> operations() {
        var operations = new LinkedHashMap<String, Operation>();
        for (Map.Entry<String, JsonNode> path :
                http.get("/openapi.json").send().json().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.put(
                        operation.getValue().path("operationId").asString(),
                        new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey().replaceAll("\\{[a-zA-Z]+}", "x1")
                                        + (path.getKey().equals("/api/v1/stock") ? "?sku=x1" : "")));
            }
        }
        return operations;
    }

    private record Operation(String method, String path) {}
}
