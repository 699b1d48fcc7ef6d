package io.sales.ordering.payment.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.notification.Notice;
import io.sales.ordering.payment.notification.NotificationFormat;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The second adapter's notifications: one header with time and signature, the id in the body, amounts as decimal texts. */
final class AcquirerNotifications implements NotificationFormat {

    private static final String ALGORITHM = "HmacSHA512";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,11}),s=([0-9a-f]{128})");
    private static final JsonMapper mapper = new JsonMapper();

    private final String secret;

    AcquirerNotifications(String secret) {
        this.secret = secret;
    }

    @Override
    public String provider() {
        return "acquirer";
    }

    @Override
    public Notice open(PaymentNotification notification, Supplier<Instant> now) {
        verify(notification, now);
        Event event = parse(notification.body());
        return new Notice(event.eventId(), event.claim());
    }

    /** What the acquirer puts into the header. */
    static String header(String secret, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        return "t=%d,s=%s"
                .formatted(seconds, HexFormat.of().formatHex(signature(secret, Long.toString(seconds), body)));
    }

    private void verify(PaymentNotification notification, Supplier<Instant> now) {
        List<String> values = notification.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("acquirer-signature"))
                .map(PaymentNotification.Header::value)
                .toList();
        Matcher header = HEADER.matcher(values.size() == 1 ? values.get(0) : "");
        if (!header.matches()
                || !MessageDigest.isEqual(
                        HexFormat.of().parseHex(header.group(2)),
                        signature(secret, header.group(1), notification.body()))
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(header.group(1))), now.get())
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0) {
            throw new SalesException(Slugs.BAD_SIGNATURE, "The notification is not signed as it should be.");
        }
    }

    private static byte[] signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((time + "\n").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event parse(byte[] body) {
        try {
            return mapper.readValue(body, Event.class);
        } catch (JacksonException malformed) {
            throw SalesException.invalid("body", "is not an event");
        }
    }

    private record Event(
            String eventId,
            String kind,
            String merchantReference,
            @Nullable String value,
            @Nullable String currencyCode) {

        Notice.@Nullable Claim claim() {
            return switch (kind) {
                case "PAYMENT_SETTLED" -> new Notice.Claim(Kind.CHARGE, merchantReference, money());
                case "PAYMENT_REJECTED", "PAYMENT_VOIDED" -> new Notice.Claim(Kind.CHARGE, merchantReference, null);
                case "REFUND_SETTLED" -> new Notice.Claim(Kind.REFUND, merchantReference, money());
                case "REFUND_REJECTED" -> new Notice.Claim(Kind.REFUND, merchantReference, null);
                default -> null;
            };
        }

        private Money money() {
            try {
                return DecimalAmounts.money(String.valueOf(value), String.valueOf(currencyCode));
            } catch (ArithmeticException | IllegalArgumentException noAmount) {
                throw SalesException.invalid("value", "is no amount of that currency");
            }
        }
    }
}
