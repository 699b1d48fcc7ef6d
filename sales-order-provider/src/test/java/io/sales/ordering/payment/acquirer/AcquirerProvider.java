package io.sales.ordering.payment.acquirer;

import io.sales.api.Money;
import io.sales.ordering.payment.PaymentProvider;
import io.sales.platform.db.Transactions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A second adapter, to a provider that is as different as can be: it only ever says "accepted" to what it is told to do, and
 * works on it afterwards; amounts are decimal texts. So each method tells it what to do, and then asks how far that is.
 */
final class AcquirerProvider implements PaymentProvider {

    /** Two calls one after the other must be over before nobody waits any more. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final RestClient http;

    AcquirerProvider(URI url) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).baseUrl(url).build();
    }

    @Override
    public String name() {
        return "acquirer";
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        return accepted(() -> {
            tell(
                    "/v2/payments",
                    Map.of(
                            "merchantReference", charge.attemptId(),
                            "value", DecimalAmounts.decimal(new Money(charge.amount(), charge.currency())),
                            "currencyCode", charge.currency(),
                            "instrument", charge.token(),
                            "description", charge.reference()));
            return ask("/v2/payments/{reference}", charge.attemptId());
        });
    }

    @Override
    public ChargeOutcome lookUp(String attemptId) {
        return chargeOutcome(() -> ask("/v2/payments/{reference}", attemptId));
    }

    @Override
    public ChargeOutcome cancel(String attemptId) {
        return accepted(() -> {
            tell("/v2/voids", Map.of("merchantReference", attemptId));
            return ask("/v2/payments/{reference}", attemptId);
        });
    }

    @Override
    public RefundOutcome refund(RefundOrder refund) {
        return outcome(
                () -> {
                    tell(
                            "/v2/refunds",
                            Map.of(
                                    "merchantReference", refund.refundId(),
                                    "paymentReference", refund.attemptId(),
                                    "value", DecimalAmounts.decimal(new Money(refund.amount(), refund.currency())),
                                    "currencyCode", refund.currency()));
                    return ask("/v2/refunds/{reference}", refund.refundId());
                },
                AcquirerProvider::refundOutcome,
                RefundOutcome.Unknown::new);
    }

    /** What was accepted is there, even if it has not got as far as the desk that is asked. */
    private static ChargeOutcome accepted(Supplier<@Nullable State> call) {
        ChargeOutcome outcome = chargeOutcome(call);
        return outcome instanceof ChargeOutcome.NotFound ? new ChargeOutcome.Pending() : outcome;
    }

    private static ChargeOutcome chargeOutcome(Supplier<@Nullable State> call) {
        return AcquirerProvider.<ChargeOutcome>outcome(
                () -> {
                    try {
                        return call.get();
                    } catch (HttpClientErrorException.NotFound e) {
                        return new State("", "NONE", "", "");
                    }
                },
                AcquirerProvider::chargeOutcome,
                ChargeOutcome.Unknown::new);
    }

    private static <T> T outcome(
            Supplier<@Nullable State> call, Function<State, T> meaning, Function<String, T> unknown) {
        Transactions.requireNone();
        try {
            State state = call.get();
            return state == null || state.isIncomplete()
                    ? unknown.apply("an answer with something missing")
                    : meaning.apply(state);
        } catch (RestClientException | ArithmeticException | IllegalArgumentException e) {
            return unknown.apply(e.getClass().getSimpleName());
        }
    }

    private static ChargeOutcome chargeOutcome(State state) {
        return switch (String.valueOf(state.state())) {
            case "NONE" -> new ChargeOutcome.NotFound();
            case "PROCESSING" -> new ChargeOutcome.Pending();
            case "SETTLED" -> {
                Money money = state.money();
                yield new ChargeOutcome.Captured(String.valueOf(state.paymentId()), money.amount(), money.currency());
            }
            case "REJECTED" -> new ChargeOutcome.Declined("rejected");
            case "VOIDED" -> new ChargeOutcome.Cancelled();
            default -> new ChargeOutcome.Unknown("another state");
        };
    }

    private static RefundOutcome refundOutcome(State state) {
        return switch (String.valueOf(state.state())) {
            case "PROCESSING" -> new RefundOutcome.Pending();
            case "SETTLED" -> {
                Money money = state.money();
                yield new RefundOutcome.Succeeded(String.valueOf(state.paymentId()), money.amount(), money.currency());
            }
            case "REJECTED" -> new RefundOutcome.Failed("rejected");
            default -> new RefundOutcome.Unknown("another state");
        };
    }

    private void tell(String path, Map<String, String> order) {
        http.post().uri(path).body(order).retrieve().toBodilessEntity();
    }

    private @Nullable State ask(String path, String reference) {
        return http.get().uri(path, reference).retrieve().body(State.class);
    }

    private record State(
            @Nullable String paymentId,
            @Nullable String state,
            @Nullable String value,
            @Nullable String currencyCode) {

        boolean isIncomplete() {
            return paymentId == null || state == null || value == null || currencyCode == null;
        }

        Money money() {
            return DecimalAmounts.money(String.valueOf(value), String.valueOf(currencyCode));
        }
    }
}
