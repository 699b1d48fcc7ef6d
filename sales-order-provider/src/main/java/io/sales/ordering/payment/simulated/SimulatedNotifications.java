package io.sales.ordering.payment.simulated;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.notification.Notice;
import io.sales.ordering.payment.notification.NotificationFormat;
import io.sales.ordering.payment.notification.StandardWebhooks;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's notifications: Standard Webhooks around the very object that a look-up would answer with. */
@Component
@Simulated
class SimulatedNotifications implements NotificationFormat {

    private static final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final StandardWebhooks signatures;

    SimulatedNotifications(SimulatorSettings settings) {
        this.signatures = new StandardWebhooks(settings.notificationSecrets());
    }

    @Override
    public String provider() {
        return Simulated.NAME;
    }

    @Override
    public Notice open(PaymentNotification notification, Supplier<Instant> now) {
        String id = signatures.verify(notification, now);
        JsonNode event = parse(notification.body());
        return new Notice(id, claim(text(event, "type"), event.path("data")));
    }

    /** What is neither about a charge nor about a refund is none of our business. */
    private static Notice.@Nullable Claim claim(String type, JsonNode data) {
        return switch (type) {
            case "charge.captured" -> new Notice.Claim(Kind.CHARGE, text(data, "attemptId"), money(data));
            case "charge.declined", "charge.cancelled" -> new Notice.Claim(Kind.CHARGE, text(data, "attemptId"), null);
            case "refund.succeeded" -> new Notice.Claim(Kind.REFUND, text(data, "refundId"), money(data));
            default -> null;
        };
    }

    private static JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException malformed) {
            throw SalesException.invalid("body", "is not JSON");
        }
    }

    private static Money money(JsonNode data) {
        JsonNode amount = data.path("amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw SalesException.invalid("data.amount", "is not a whole number");
        }
        return new Money(amount.asLong(), text(data, "currency"));
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isString()) {
            throw SalesException.invalid(member, "is not a text");
        }
        return value.asString();
    }
}
