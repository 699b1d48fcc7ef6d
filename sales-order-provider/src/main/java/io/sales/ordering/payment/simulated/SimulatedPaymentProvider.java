package io.sales.ordering.payment.simulated;

import io.sales.ordering.payment.PaymentProvider;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Declined;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.NotFound;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Pending;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Unknown;
import io.sales.platform.db.Transactions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Speaks to the payment simulator over HTTP. */
@Component
@Simulated
class SimulatedPaymentProvider implements PaymentProvider {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final RestClient http;

    SimulatedPaymentProvider(SimulatorSettings settings, RestClient.Builder builder) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.http = builder.requestFactory(requests).baseUrl(settings.url()).build();
    }

    @Override
    public String name() {
        return Simulated.NAME;
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        var body = new ChargeBody(charge.amount(), charge.currency(), charge.token(), charge.reference());
        return outcome(() -> {
            try {
                return http.put()
                        .uri("/charges/{id}", charge.attemptId())
                        .body(body)
                        .retrieve()
                        .body(ChargeState.class);
            } catch (HttpClientErrorException.BadRequest e) {
                // What cannot be a token: nothing was charged, and nothing will be however often it is sent.
                return new ChargeState("", "declined", charge.amount(), charge.currency(), "HTTP status 400");
            }
        });
    }

    @Override
    public ChargeOutcome lookUp(String attemptId) {
        return outcome(
                () -> http.get().uri("/charges/{id}", attemptId).retrieve().body(ChargeState.class));
    }

    @Override
    public ChargeOutcome cancel(String attemptId) {
        return outcome(() -> http.post()
                .uri("/charges/{id}/cancellation", attemptId)
                .retrieve()
                .body(ChargeState.class));
    }

    @Override
    public RefundOutcome refund(RefundOrder refund) {
        Transactions.requireNone();
        try {
            var state = http.put()
                    .uri("/refunds/{id}", refund.refundId())
                    .body(new RefundBody(refund.attemptId(), refund.amount(), refund.currency()))
                    .retrieve()
                    .body(RefundState.class);
            return state == null ? new RefundOutcome.Unknown("an empty answer") : state.outcome();
        } catch (HttpClientErrorException.Conflict e) {
            return new RefundOutcome.Failed("HTTP status 409");
        } catch (RestClientException e) {
            return new RefundOutcome.Unknown(problem(e));
        }
    }

    private static ChargeOutcome outcome(Supplier<@Nullable ChargeState> call) {
        Transactions.requireNone();
        try {
            ChargeState state = call.get();
            return state == null ? new Unknown("an empty answer") : state.outcome();
        } catch (HttpClientErrorException.NotFound e) {
            return new NotFound();
        } catch (RestClientException e) {
            return new Unknown(problem(e));
        }
    }

    /** For staff to read. The exception's own message may quote the request. */
    private static String problem(RestClientException failure) {
        if (failure instanceof RestClientResponseException refused) {
            return "HTTP status " + refused.getStatusCode().value();
        }
        return failure instanceof ResourceAccessException ? "no answer" : "an answer that makes no sense";
    }

    private record ChargeBody(long amount, String currency, String token, String reference) {}

    /** Everything may be missing: it was written by somebody else. */
    private record ChargeState(
            @Nullable String id,
            @Nullable String status,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable String declineCode) {

        ChargeOutcome outcome() {
            if (status == null || id == null || amount == null || currency == null) {
                return new Unknown("an answer with something missing");
            }
            return switch (status) {
                case "captured" -> new Captured(id, amount, currency);
                case "declined" -> new Declined(Objects.requireNonNullElse(declineCode, "declined"));
                case "cancelled" -> new Cancelled();
                case "pending" -> new Pending();
                default -> new Unknown("another status");
            };
        }
    }

    private record RefundBody(String attemptId, long amount, String currency) {}

    private record RefundState(
            @Nullable String id,
            @Nullable String status,
            @Nullable Long amount,
            @Nullable String currency) {

        RefundOutcome outcome() {
            if (status == null || id == null || amount == null || currency == null) {
                return new RefundOutcome.Unknown("an answer with something missing");
            }
            return switch (status) {
                case "succeeded" -> new RefundOutcome.Succeeded(id, amount, currency);
                case "pending" -> new RefundOutcome.Pending();
                case "failed" -> new RefundOutcome.Failed("given up");
                default -> new RefundOutcome.Unknown("another status");
            };
        }
    }
}
