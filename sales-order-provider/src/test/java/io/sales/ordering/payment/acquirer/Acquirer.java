package io.sales.ordering.payment.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.FaultyServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The second provider: accepts whatever it is told, works on it a little later, and then notifies. */
final class Acquirer extends FaultyServer {

    private static final int WORK_MILLIS = 30;

    private final Map<String, Map<String, String>> payments = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> refunds = new LinkedHashMap<>();
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
    private final String secret;
    private final Consumer<PaymentNotification> notified;

    Acquirer(String secret, Consumer<PaymentNotification> notified) throws IOException {
        this.secret = secret;
        this.notified = notified;
    }

    @Override
    public synchronized long captured(String attemptId) {
        return minorUnitsIfSettled(payments.get(attemptId));
    }

    @Override
    public synchronized long refunded(String refundId) {
        return minorUnitsIfSettled(refunds.get(refundId));
    }

    @Override
    public void close() {
        desk.shutdownNow();
        super.close();
    }

    /** As it would be sent about this payment at that time. */
    PaymentNotification notification(String kind, Map<String, String> about, Instant at) {
        var event = new LinkedHashMap<>(about);
        event.keySet().retainAll(List.of("merchantReference", "value", "currencyCode"));
        event.put("eventId", "evt-" + kind + "-" + about.get("merchantReference"));
        event.put("kind", kind);
        byte[] body = json.writeValueAsString(event).getBytes(UTF_8);
        return new PaymentNotification(
                "acquirer",
                List.of(new PaymentNotification.Header(
                        "Acquirer-Signature", AcquirerNotifications.header(secret, at, body))),
                body);
    }

    @Override
    protected synchronized Reply answer(String method, String path, @Nullable JsonNode body) {
        if (method.equals("GET")) {
            String[] parts = path.split("/");
            Map<String, String> state = (parts[2].equals("payments") ? payments : refunds).get(parts[3]);
            return state == null ? Reply.of(404, Map.of("error", "unknown reference")) : Reply.of(200, state);
        }
        Map<String, String> order = order(Objects.requireNonNull(body));
        String reference = String.valueOf(order.get("merchantReference"));
        switch (path) {
            case "/v2/payments" -> {
                if (payments.putIfAbsent(reference, order) == null) {
                    later(() -> settle(reference));
                }
            }
            case "/v2/voids" -> later(() -> callOff(reference));
            default -> {
                if (refunds.putIfAbsent(reference, order) == null) {
                    later(() -> payBack(order));
                }
            }
        }
        return Reply.of(202, Map.of("state", "ACCEPTED"));
    }

    private void later(Runnable work) {
        desk.schedule(work, WORK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void settle(String reference) {
        Map<String, String> payment = Objects.requireNonNull(payments.get(reference));
        switch (String.valueOf(payment.get("instrument"))) {
            case "good-card" -> decide(payment, "PAYMENT", "SETTLED");
            case "bad-card" -> decide(payment, "PAYMENT", "REJECTED");
            default -> {} // a bank transfer that nobody has made yet
        }
    }

    private synchronized void callOff(String reference) {
        Map<String, String> payment = payments.computeIfAbsent(
                reference,
                same -> new LinkedHashMap<>(Map.of(
                        "paymentId", "-",
                        "merchantReference", same,
                        "state", "PROCESSING",
                        "value", "0",
                        "currencyCode", "XXX")));
        decide(payment, "PAYMENT", "VOIDED");
    }

    private synchronized void payBack(Map<String, String> refund) {
        Map<String, String> payment = payments.get(String.valueOf(refund.get("paymentReference")));
        boolean covered = payment != null
                && "SETTLED".equals(payment.get("state"))
                && new BigDecimal(refund.get("value")).compareTo(new BigDecimal(payment.get("value"))) <= 0;
        decide(refund, "REFUND", covered ? "SETTLED" : "REJECTED");
    }

    private void decide(Map<String, String> subject, String what, String state) {
        if (subject.replace("state", "PROCESSING", state)) {
            notified.accept(notification(what + "_" + state, subject, Instant.now()));
        }
    }

    private static Map<String, String> order(JsonNode body) {
        var order = new LinkedHashMap<String, String>();
        body.properties()
                .forEach(member -> order.put(member.getKey(), member.getValue().asString()));
        order.put("paymentId", "acq-" + order.get("merchantReference"));
        order.put("state", "PROCESSING");
        return order;
    }

    private static long minorUnitsIfSettled(@Nullable Map<String, String> subject) {
        return subject != null && "SETTLED".equals(subject.get("state"))
                ? DecimalAmounts.money(
                                String.valueOf(subject.get("value")), String.valueOf(subject.get("currencyCode")))
                        .amount()
                : 0;
    }
}
