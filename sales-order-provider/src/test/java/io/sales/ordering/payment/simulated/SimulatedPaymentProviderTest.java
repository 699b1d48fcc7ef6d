package io.sales.ordering.payment.simulated;

import static io.sales.ordering.OrderProviderSuite.NEW_SECRET;
import static io.sales.ordering.OrderProviderSuite.OLD_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Money;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.FaultyServer;
import io.sales.ordering.payment.PaymentProvider;
import io.sales.ordering.payment.PaymentProviderContract;
import io.sales.ordering.payment.notification.NotificationFormat;
import io.sales.ordering.payment.notification.WebhookSender;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class SimulatedPaymentProviderTest extends PaymentProviderContract {

    private final SimulatorProtocol server = new SimulatorProtocol();
    private final SimulatorSettings settings = new SimulatorSettings(server.url(), List.of(NEW_SECRET, OLD_SECRET));
    private final PaymentProvider provider = new SimulatedPaymentProvider(settings, RestClient.builder());
    private final NotificationFormat format = new SimulatedNotifications(settings);

    SimulatedPaymentProviderTest() throws IOException {}

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
            case CAPTURED -> "tok_ok";
            case DECLINED -> "tok_declined";
            case UNDECIDED -> "tok_never";
        };
    }

    @Test
    void whatCannotBeATokenIsDeclinedForGood() {
        var charge = new PaymentProvider.Charge("a1", 1_250, "EUR", " ", "ord_1");

        assertThat(provider.charge(charge)).isInstanceOf(PaymentProvider.ChargeOutcome.Declined.class);
        assertThat(provider.charge(charge)).isInstanceOf(PaymentProvider.ChargeOutcome.Declined.class);
        assertThat(provider.lookUp("a1")).isInstanceOf(PaymentProvider.ChargeOutcome.NotFound.class);
    }

    @Override
    protected PaymentNotification captureNotified(String attemptId, Money money, Instant at) {
        return new WebhookSender("simulator", OLD_SECRET)
                .send("msg_1", at, """
                    {"type":"charge.captured","timestamp":"%s","data":{"id":"ch_1","attemptId":"%s","status":"captured",
                     "amount":%d,"currency":"%s"}}\
                    """.formatted(at, attemptId, money.amount(), money.currency()));
    }
}
