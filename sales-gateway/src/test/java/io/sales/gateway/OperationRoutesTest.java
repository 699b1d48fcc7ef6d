package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.gateway.security.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class OperationRoutesTest {

    private static final OperationView LATE = new OperationView(
            "refund.ref_1",
            "refund",
            "ref_1",
            "ord_1",
            OperationStatus.WAITING,
            "no answer",
            Views.NOON,
            3,
            Views.NOON.plusSeconds(12));

    private static final OperationView PARKED = new OperationView(
            "expiry.ord_1", "expiry", "ord_1", null, OperationStatus.PARKED, null, Views.NOON, 14, null);

    @Autowired
    private OperationService operations;

    @Autowired
    private Http http;

    @Test
    void listsWhatIsLate() {
        when(operations.operations(new SearchOperations(TestTokens.STAFF.caller(), null, null, PageRequest.first())))
                .thenReturn(new Page<>(List.of(LATE, PARKED), "c2"));

        var reply = http.get("/api/v1/operations").asStaff().send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        assertThat(reply.json().at("/items/0").propertyNames())
                .containsExactly("id", "kind", "subject", "orderId", "status", "why", "since", "attempts", "nextTryAt");
        assertThat(reply.json().at("/items/1").propertyNames())
                .containsExactly("id", "kind", "subject", "status", "since", "attempts");
        assertThat(reply.json().path("nextCursor").asString()).isEqualTo("c2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parked", "PARKED"})
    void takesAStatusInEitherCase(String status) {
        when(operations.operations(new SearchOperations(
                        TestTokens.STAFF.caller(), OperationStatus.PARKED, "expiry", new PageRequest(5, "c1"))))
                .thenReturn(new Page<>(List.of(PARKED), null));

        var reply = http.get("/api/v1/operations?status=" + status + "&kind=expiry&limit=5&cursor=c1")
                .asStaff()
                .send();

        assertThat(reply.json().at("/items/0/id").asString()).isEqualTo("expiry.ord_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=done", "limit=0", "status=parked&status=waiting", "kind=a&kind=b"})
    void refusesWhatMakesNoSense(String query) {
        http.get("/api/v1/operations?" + query).asStaff().send().requireProblem(400, "invalid-request");
        verifyNoInteractions(operations);
    }

    @Test
    void retriesOne() {
        when(operations.retry(TestTokens.STAFF.caller(), "refund.ref_1")).thenReturn(LATE);

        var reply = http.request("POST", "/api/v1/operations/refund.ref_1/retry")
                .asStaff()
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        assertThat(reply.json().path("id").asString()).isEqualTo("refund.ref_1");
    }

    @Test
    void dismissesOne() {
        var reply = http.request("POST", "/api/v1/operations/quarantine.qua_1/dismissal")
                .asStaff()
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        verify(operations).dismiss(TestTokens.STAFF.caller(), "quarantine.qua_1");
    }

    @Test
    void whatCannotBeDismissedIs409() {
        doThrow(new SalesException(Slugs.ILLEGAL_TRANSITION, "Only tried again."))
                .when(operations)
                .dismiss(TestTokens.STAFF.caller(), "refund.ref_1");

        http.request("POST", "/api/v1/operations/refund.ref_1/dismissal")
                .asStaff()
                .send()
                .requireProblem(409, Slugs.ILLEGAL_TRANSITION);
    }

    @Test
    void whatIsUnknownIs404() {
        when(operations.retry(TestTokens.STAFF.caller(), "refund.ref_9"))
                .thenThrow(SalesException.notFound("operation"));

        for (String id : List.of("refund.ref_9", "no%20id")) {
            http.request("POST", "/api/v1/operations/" + id + "/retry")
                    .asStaff()
                    .send()
                    .requireProblem(404, Slugs.NOT_FOUND);
        }
    }
}
