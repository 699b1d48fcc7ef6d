package io.sales.faults.load;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The life of one order as its buyer and the staff mean it to be, one request after the other. Used by one thread at a time.
 */
final class Sale {

    private static final Map<String, Object> HOME = Map.of(
            "name", "Ann Example", "line1", "Street 1", "city", "Berlin", "postalCode", "10115", "country", "DE");

    private final int buyer;
    private final String name;
    private final List<String> skus;
    private int steps;
    private @Nullable String orderId;
    private @Nullable String shipment;
    private Stage stage = Stage.NEW;

    /** Sent without knowing what came of it, and to be sent again. */
    private @Nullable Request doubtful;

    private enum Stage {
        NEW,
        PLACED,
        PAID,
        SHIPPED,
        DELIVERED,
        OVER
    }

    /**
     * @param name makes its keys unlike those of all others
     * @param skus to choose from
     */
    Sale(int buyer, String name, List<String> skus) {
        this.buyer = buyer;
        this.name = name;
        this.skus = skus;
    }

    /** What to send next; empty if this order is left as it is. */
    Optional<Request> next(RandomGenerator random) {
        if (doubtful != null) {
            return Optional.of(doubtful);
        }
        return Optional.ofNullable(
                switch (stage) {
                    case NEW -> place(random);
                    case PLACED -> afterPlacing(random);
                    case PAID -> afterPaying(random);
                    case SHIPPED -> afterShipping(random);
                    case DELIVERED -> random.nextInt(3) == 0 ? refund() : null;
                    case OVER -> null;
                });
    }

    /** Goes on from an answer. Of what is unknown half is repeated soon, and half only when all has come to rest. */
    void answered(Entry entry, RandomGenerator random) {
        Answer answer = entry.answer();
        doubtful = null;
        if (answer.outcome() == Outcome.UNKNOWN) {
            doubtful = entry.request();
            stage = random.nextBoolean() ? stage : Stage.OVER;
        } else if (answer.outcome() == Outcome.REFUSED) {
            // Nothing was done: not sent at all, it may be sent again.
            doubtful = answer.isFailure() ? entry.request() : null;
            stage = answer.isFailure() ? stage : Stage.OVER;
        } else {
            stage = after(entry.request().verb(), answer);
        }
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    private Stage after(Verb verb, Answer answer) {
        return switch (verb) {
            case PLACE -> {
                orderId = answer.id();
                yield Stage.PLACED;
            }
            case PAY -> answer.state().equals("FAILED") ? Stage.PLACED : Stage.PAID;
            case CANCEL -> stage == Stage.PLACED ? Stage.OVER : stage;
            case SHIP -> {
                shipment = answer.id();
                yield Stage.SHIPPED;
            }
            case DELIVER -> Stage.DELIVERED;
            case REFUND -> Stage.OVER;
        };
    }

    private Request place(RandomGenerator random) {
        var lines = new ArrayList<Map<String, Object>>();
        int first = random.nextInt(skus.size());
        for (int i = 0; i <= random.nextInt(2); i++) {
            lines.add(Map.of("sku", skus.get((first + i) % skus.size()), "quantity", 1 + random.nextInt(3)));
        }
        return request(Verb.PLACE, false, "/orders", Map.of("lines", lines, "shippingAddress", HOME));
    }

    private @Nullable Request afterPlacing(RandomGenerator random) {
        int dice = random.nextInt(100);
        if (dice < 85) {
            return pay(dice);
        }
        return dice < 94 ? cancel() : leave();
    }

    private @Nullable Request afterPaying(RandomGenerator random) {
        int dice = random.nextInt(100);
        if (dice < 60) {
            return step(Verb.SHIP, true, "/shipments", Map.of("carrier", "DHL", "trackingNumber", name));
        }
        return dice < 80 ? cancel() : dice < 90 ? refund() : leave();
    }

    private @Nullable Request afterShipping(RandomGenerator random) {
        int dice = random.nextInt(100);
        if (dice < 60) {
            String path = "/orders/%s/shipments/%s/delivery".formatted(orderId, shipment);
            return new Request(Verb.DELIVER, buyer, true, orderId, path, null, Map.of());
        }
        return dice < 80 ? refund() : leave();
    }

    private Request pay(int dice) {
        String token = dice < 70 ? "tok_ok" : dice < 75 ? "tok_declined" : dice < 80 ? "tok_slow" : "tok_lost";
        return step(Verb.PAY, false, "/payments", Map.of("token", token));
    }

    private Request cancel() {
        return step(Verb.CANCEL, false, "/cancellations", Map.of("reason", "changed my mind"));
    }

    /** Less than anything costs. */
    private Request refund() {
        var amount = Map.of("amount", 10, "currency", "EUR");
        return step(Verb.REFUND, true, "/refunds", Map.of("amount", amount, "reason", "a scratch"));
    }

    private @Nullable Request leave() {
        stage = Stage.OVER;
        return null;
    }

    private Request step(Verb verb, boolean asStaff, String path, Map<String, Object> body) {
        return request(verb, asStaff, "/orders/" + orderId + path, body);
    }

    private Request request(Verb verb, boolean asStaff, String path, Map<String, Object> body) {
        return new Request(verb, buyer, asStaff, orderId, path, name + "-" + ++steps, body);
    }
}
