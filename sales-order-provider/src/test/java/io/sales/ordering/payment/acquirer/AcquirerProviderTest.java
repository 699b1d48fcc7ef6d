package io.sales.ordering.payment.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.Money;
import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.FaultyServer;
import io.sales.ordering.payment.PaymentProvider;
import io.sales.ordering.payment.PaymentProvider.Charge;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome;
import io.sales.ordering.payment.PaymentProviderContract;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.notification.Notice;
import io.sales.ordering.payment.notification.NotificationFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquirerProviderTest extends PaymentProviderContract {

    private static final String SECRET = "between the acquirer and us";

    private final List<PaymentNotification> notified = new CopyOnWriteArrayList<>();
    private final Acquirer server = new Acquirer(SECRET, notified::add);
    private final PaymentProvider provider = new AcquirerProvider(server.url());
    private final NotificationFormat format = new AcquirerNotifications(SECRET);

    AcquirerProviderTest() throws IOException {}

    @Override
    protected FaultyServer server() {
        return server;
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected NotificationFormat format() {
        return format;
    }

    @Override
    protected String token(Wish wish) {
        return switch (wish) {
            case CAPTURED -> "good-card";
            case DECLINED -> "bad-card";
            case UNDECIDED -> "bank-transfer";
        };
    }

    @Override
    protected PaymentNotification captureNotified(String attemptId, Money money, Instant at) {
        return server.notification(
                "PAYMENT_SETTLED",
                Map.of(
                        "merchantReference", attemptId,
                        "value", DecimalAmounts.decimal(money),
                        "currencyCode", money.currency()),
                at);
    }

    /** What it is told is only accepted; what became of it comes by itself. */
    @Test
    void theOutcomeComesAsASignedNotification() {
        assertThat(provider.charge(new Charge("a1", 1_250, "EUR", "good-card", "ord_1")))
                .isEqualTo(new ChargeOutcome.Pending());

        await().atMost(Duration.ofSeconds(5)).until(() -> !notified.isEmpty());
        Notice notice = format.open(notified.get(0), Instant::now);
        assertThat(notice.claim()).isEqualTo(new Notice.Claim(Kind.CHARGE, "a1", new Money(1_250, "EUR")));
    }

    @ParameterizedTest
    @CsvSource({"12.505, EUR", "12.5, JPY", "many, EUR", "12.50, EURO", "1e30, EUR"})
    void anAmountThatIsNoneIsRefusedThoughItIsSigned(String value, String currency) {
        PaymentNotification signed = server.notification(
                "PAYMENT_SETTLED",
                Map.of("merchantReference", "a1", "value", value, "currencyCode", currency),
                Instant.EPOCH);

        assertThatThrownBy(() -> format.open(signed, () -> Instant.EPOCH))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }
}
