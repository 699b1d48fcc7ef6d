package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangeCustomer;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.gateway.security.Session;
import io.sales.gateway.security.TestTokens;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class CustomerRoutesTest {

    private static final Caller CALLER = TestTokens.CUSTOMER.caller();

    @Autowired
    private CustomerService customers;

    @Autowired
    private Http http;

    @Test
    void registersACustomer() {
        when(customers.register(new RegisterCustomer("ada@example.com", "correct horse", "Ada")))
                .thenReturn(Views.customer(0));

        var reply = http.post(
                        "/api/v1/customers",
                        "{\"email\":\"ada@example.com\",\"password\":\"correct horse\",\"name\":\"Ada\"}")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/customers/me");
        assertThat(reply.json().propertyNames())
                .containsExactly("id", "email", "name", "phone", "addresses", "role", "version", "createdAt");
    }

    @Test
    void signsInRefreshesAndSignsOut() {
        var session = new SessionView(new Caller("cus_9", Role.CUSTOMER), "ses_9", "refresh-1");
        when(customers.signIn(new SignIn("ada@example.com", "correct horse", "127.0.0.1")))
                .thenReturn(session);
        when(customers.refresh("refresh-1")).thenReturn(session);
        when(customers.customer(any())).thenReturn(Views.customer(0));

        var signedIn = http.post("/api/v1/tokens", "{\"email\":\"ada@example.com\",\"password\":\"correct horse\"}")
                .send();
        assertThat(signedIn.status()).as(signedIn::toString).isEqualTo(200);
        assertThat(signedIn.header("Cache-Control")).contains("no-store");
        assertThat(signedIn.json().path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(signedIn.json().path("expiresIn").asInt()).isEqualTo(900);
        String token = signedIn.json().path("accessToken").asString();
        assertThat(http.get("/api/v1/customers/me").token(token).send().status())
                .isEqualTo(200);

        // The old access token may have expired by now, and a client may send it all the same.
        var refreshed = http.post("/api/v1/tokens/refresh", "{\"refreshToken\":\"refresh-1\"}")
                .token("expired")
                .send();
        assertThat(refreshed.status()).as(refreshed::toString).isEqualTo(200);

        assertThat(http.request("DELETE", "/api/v1/tokens").token(token).send().status())
                .isEqualTo(204);
        verify(customers).signOut(new Caller("cus_9", Role.CUSTOMER), "ses_9");
        http.get("/api/v1/customers/me").token(token).send().requireProblem(401, "unauthenticated");
    }

    @Test
    void passesBadCredentialsOn() {
        when(customers.signIn(any())).thenThrow(new SalesException(Slugs.BAD_CREDENTIALS, "Wrong."));
        var reply = http.post("/api/v1/tokens", "{\"email\":\"a\",\"password\":\"b\"}")
                .send();
        reply.requireProblem(401, "bad-credentials");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void mergesAPatchIntoTheAccount() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        when(customers.change(any())).thenReturn(Views.customer(5));

        var reply = patch("{\"phone\":null,\"name\":\"Ada L.\"}").send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"5\"");
        verify(customers).change(new ChangeCustomer(CALLER, 4, "Ada L.", null, List.of(Views.ADDRESS)));
    }

    @Test
    void takesPatchesAsPlainJsonToo() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        when(customers.change(any())).thenReturn(Views.customer(5));
        var reply = http.request("PATCH", "/api/v1/customers/me")
                .asCustomer()
                .json("{\"addresses\":[]}")
                .send();
        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        verify(customers).change(new ChangeCustomer(CALLER, 4, "Ada", "123", List.of()));
    }

    @Test
    void refusesPatchesThatLeadNowhere() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        for (String patch : List.of(
                "{\"email\":\"b@example.com\"}",
                "{\"unknown\":null}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":7}",
                "{\"addresses\":{\"0\":{}}}",
                "{\"addresses\":[{\"name\":\"x\"}]}",
                "{\"addresses\":[{\"planet\":\"x\"}]}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"\\u0000\"}",
                "[]",
                "null",
                "\"x\"")) {
            patch(patch).send().requireProblem(400, "invalid-request");
        }
        verify(customers, never()).change(any());
    }

    @Test
    void changesOnlyTheVersionThatTheClientNamed() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        when(customers.change(any())).thenReturn(Views.customer(5));

        for (String refused : List.of("\"3\"", "W/\"4\"", "\"04\"", "\"1\", \"2\"")) {
            patch("{\"name\":\"B\"}").with("If-Match", refused).send().requireProblem(412, "version-conflict");
        }
        patch("{\"name\":\"B\"}").with("If-Match", "4").send().requireProblem(400, "invalid-request");
        verify(customers, never()).change(any());
        for (String accepted : List.of("\"4\"", "*", "\"3\", \"4\"")) {
            assertThat(patch("{\"name\":\"B\"}")
                            .with("If-Match", accepted)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void triesAgainForAClientThatNamedNoVersion() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4), Views.customer(5));
        when(customers.change(any()))
                .thenThrow(new SalesException(Slugs.VERSION_CONFLICT, "Changed."))
                .thenReturn(Views.customer(6));

        assertThat(patch("{\"name\":\"B\"}").send().status()).isEqualTo(200);

        var sent = ArgumentCaptor.forClass(ChangeCustomer.class);
        verify(customers, times(2)).change(sent.capture());
        assertThat(sent.getAllValues())
                .extracting(ChangeCustomer::expectedVersion)
                .containsExactly(4L, 5L);
    }

    @Test
    void doesNotTryAgainForAClientThatNamedAVersion() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        when(customers.change(any())).thenThrow(new SalesException(Slugs.VERSION_CONFLICT, "Changed."));
        patch("{\"name\":\"B\"}").with("If-Match", "\"4\"").send().requireProblem(412, "version-conflict");
        verify(customers, times(1)).change(any());
    }

    @Test
    void changesThePasswordOfTheAccountAsItWasSeen() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        String body = "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}";

        http.request("PUT", "/api/v1/customers/me/password")
                .asCustomer()
                .json(body)
                .with("If-Match", "\"3\"")
                .send()
                .requireProblem(412, "version-conflict");
        verify(customers, never()).changePassword(any());

        var reply = http.request("PUT", "/api/v1/customers/me/password")
                .asCustomer()
                .json(body)
                .send();
        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        verify(customers).changePassword(new ChangePassword(CALLER, "ses_1", "correct horse", "battery staple", null));
    }

    @Test
    void changesThePasswordOfTheVersionThatTheClientNamed() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));

        var reply = http.request("PUT", "/api/v1/customers/me/password")
                .asCustomer()
                .json("{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}")
                .with("If-Match", "\"4\"")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        verify(customers).changePassword(new ChangePassword(CALLER, "ses_1", "correct horse", "battery staple", 4L));
    }

    @Test
    void deletesTheAccountAndEndsTheSessionHere() {
        when(customers.customer(any())).thenReturn(Views.customer(4));
        String token = http.tokens().of(new Session(CALLER, "ses_leaving"));

        var reply = http.request("DELETE", "/api/v1/customers/me")
                .token(token)
                .json("{\"currentPassword\":\"correct horse\"}")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(204);
        verify(customers).delete(new DeleteCustomer(CALLER, "ses_leaving", "correct horse"));
        http.get("/api/v1/customers/me").token(token).send().requireProblem(401, "unauthenticated");
        assertThat(http.get("/api/v1/customers/me").asCustomer().send().status())
                .as("another session, which this gateway has not heard of yet")
                .isEqualTo(200);
    }

    @Test
    void deletesNothingWithoutThePassword() {
        for (String body :
                List.of("", "{}", "{\"currentPassword\":null}", "{\"currentPassword\":\"\"}", "{\"password\":\"x\"}")) {
            http.request("DELETE", "/api/v1/customers/me")
                    .asCustomer()
                    .json(body)
                    .send()
                    .requireProblem(400, "invalid-request");
        }
        http.request("DELETE", "/api/v1/customers/me").asCustomer().send().requireProblem(400, "invalid-request");
        verify(customers, never()).delete(any());
        doThrow(new SalesException(Slugs.BAD_CREDENTIALS, "Wrong."))
                .when(customers)
                .delete(any());
        http.request("DELETE", "/api/v1/customers/me")
                .asCustomer()
                .json("{\"currentPassword\":\"wrong\"}")
                .send()
                .requireProblem(401, "bad-credentials");
    }

    @Test
    void tellsWhenToTryToSignInAgain() {
        when(customers.signIn(any())).thenThrow(SalesException.tooMany("Later.", 42));
        var reply = http.post("/api/v1/tokens", "{\"email\":\"a\",\"password\":\"b\"}")
                .send();
        reply.requireProblem(429, "too-many-requests");
        assertThat(reply.header("Retry-After")).isEqualTo("42");
    }

    @Test
    void refusesAProfileBeyondItsLimits() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        String address = "{\"name\":\"A\",\"line1\":\"S\",\"city\":\"B\",\"postalCode\":\"1\",\"country\":\"DE\"}";
        for (String patch : List.of(
                "{\"addresses\":[" + String.join(",", Collections.nCopies(21, address)) + "]}",
                "{\"addresses\":[" + address.replace("DE", "XX") + "]}",
                "{\"addresses\":[" + address.replace("\"S\"", "\"" + "x".repeat(201) + "\"") + "]}",
                "{\"addresses\":[null]}",
                "{\"addresses\":null}",
                "{\"phone\":\"" + "1".repeat(51) + "\"}",
                "{\"phone\":\" \"}",
                "{\"name\":\"" + "x".repeat(201) + "\"}")) {
            patch(patch).send().requireProblem(400, "invalid-request");
        }
        verify(customers, never()).change(any());
    }

    @Test
    void servesStaffTheirOwnAccountToo() {
        when(customers.customer(TestTokens.STAFF.caller())).thenReturn(Views.customer(1));
        assertThat(http.get("/api/v1/customers/me").asStaff().send().status()).isEqualTo(200);
    }

    @Test
    void answersAReaderThatIsUpToDateWithoutABody() {
        when(customers.customer(CALLER)).thenReturn(Views.customer(4));
        var reply = http.get("/api/v1/customers/me")
                .asCustomer()
                .with("If-None-Match", "\"4\"")
                .send();
        assertThat(reply.status()).isEqualTo(304);
        assertThat(http.get("/api/v1/customers/me")
                        .token(http.tokens().of(new Session(CALLER, "ses_3")))
                        .with("If-Match", "\"9\"")
                        .send()
                        .status())
                .as("If-Match says nothing about reading")
                .isEqualTo(200);
    }

    private Http.Request patch(String patch) {
        return http.request("PATCH", "/api/v1/customers/me")
                .asCustomer()
                .body("application/merge-patch+json", patch.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
