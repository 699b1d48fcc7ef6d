package io.sales.ordering.random;

import static io.sales.api.Slugs.BAD_SIGNATURE;
import static io.sales.api.Slugs.NOT_FOUND;

import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.payment.notification.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody else: the background, the clock, the payment provider that speaks by itself, the operator, the network. */
final class Surroundings {

    private static final WebhookSender SIGNED = new WebhookSender("simulator", OrderProviderSuite.NEW_SECRET);
    private static final WebhookSender FORGED = new WebhookSender("simulator", "whsec_bm90IHRoZSBzZWNyZXQ=");
    private static final Duration PAST_PAY_BY = Duration.ofSeconds(901);

    private final Shop shop;
    private final Findings findings;
    private final Dice dice;

    Surroundings(Shop shop, Findings findings, Dice dice) {
        this.shop = shop;
        this.findings = findings;
        this.dice = dice;
    }

    /** Lets some of it happen, or nothing. */
    void stir(Seen seen) {
        if (dice.chance(30)) {
            dice.one(shop.duties()).run();
        }
        if (dice.chance(1)) {
            shop.search().run();
        }
        if (dice.chance(12)) {
            notify(seen);
        }
        if (dice.chance(8)) {
            shop.letPass(Duration.ofSeconds(dice.upTo(10)));
        }
        if (dice.chance(1)) {
            shop.letPass(PAST_PAY_BY);
            findings.count("clock past payBy");
        }
        if (dice.chance(6)) {
            shop.inventory().loseNextAnswer();
        }
        if (dice.chance(4)) {
            operate();
        }
    }

    private void notify(Seen seen) {
        List<String> bodies = bodies(seen);
        String body = dice.one(bodies);
        String id = "msg-" + dice.key();
        findings.count("notification");
        if (dice.chance(15)) {
            requireRefused(seen, FORGED.send(id, shop.now().get(), body));
        }
        send(seen, id, body);
        if (dice.chance(25)) {
            send(seen, id, body);
            findings.count("notification again");
        }
    }

    /** True and false, of now and of what is still to come: none of them may book anything. */
    private List<String> bodies(Seen seen) {
        var bodies = new ArrayList<>(List.of(charge("captured", "pay_unknown", 100)));
        for (PaymentView payment : seen.order().payments()) {
            long amount = payment.amount().amount();
            bodies.add(charge("captured", payment.id(), amount));
            bodies.add(charge("captured", payment.id(), amount + 1));
            bodies.add(charge("declined", payment.id(), amount));
        }
        for (RefundView refund : seen.order().refunds()) {
            bodies.add("""
                    {"type":"refund.succeeded","data":{"refundId":"%s","amount":%d,"currency":"EUR"}}""".formatted(refund.id(), refund.amount().amount()));
        }
        return bodies;
    }

    private static String charge(String outcome, String attempt, long amount) {
        return """
                {"type":"charge.%s","data":{"attemptId":"%s","amount":%d,"currency":"EUR"}}""".formatted(outcome, attempt, amount);
    }

    /** As a provider does, sends it again if it was too old: the clock may step between signing and reading. */
    private void send(Seen seen, String id, String body) {
        for (int i = 0; i < 3; i++) {
            String answer = receive(SIGNED.send(id, shop.now().get(), body));
            if (answer.equals(Move.OK)) {
                return;
            }
            findings.count("notification " + answer);
            if (!answer.equals(BAD_SIGNATURE)) {
                findings.broken(Invariant.LEGAL_IS_DONE, seen.order().id(), body + " was answered " + answer);
                return;
            }
        }
    }

    private void requireRefused(Seen seen, PaymentNotification forged) {
        findings.requireSame(
                Invariant.REFUSED_CLEANLY, seen.order().id(), "a forged notification", receive(forged), BAD_SIGNATURE);
    }

    private String receive(PaymentNotification notification) {
        try {
            shop.notifications().receive(notification);
            return Move.OK;
        } catch (SalesException refusal) {
            return refusal.slug();
        }
    }

    /** Somebody looks after what was given up. */
    private void operate() {
        var parked = new SearchOperations(Shop.OPERATOR, OperationStatus.PARKED, null, new PageRequest(5, null));
        for (OperationView operation : shop.operations().operations(parked).items()) {
            decide(operation, operation.kind().equals("quarantine") && dice.flip());
        }
    }

    /** Has an operation tried again or, where that may be, ended; it may be done by now. */
    private void decide(OperationView operation, boolean dismiss) {
        try {
            if (dismiss) {
                shop.operations().dismiss(Shop.OPERATOR, operation.id());
            } else {
                shop.operations().retry(Shop.OPERATOR, operation.id());
            }
            findings.count((dismiss ? "dismiss " : "retry ") + operation.kind());
        } catch (SalesException refusal) {
            findings.requireSame(Invariant.LEGAL_IS_DONE, operation.id(), "deciding on it", refusal.slug(), NOT_FOUND);
        }
    }

    /** Ends every quarantine, and has everything else tried again that was given up. */
    static void clearUp(Shop shop) {
        var parked = new SearchOperations(Shop.OPERATOR, OperationStatus.PARKED, null, new PageRequest(100, null));
        for (OperationView operation : shop.operations().operations(parked).items()) {
            if (operation.kind().equals("quarantine")) {
                shop.operations().dismiss(Shop.OPERATOR, operation.id());
            } else {
                shop.operations().retry(Shop.OPERATOR, operation.id());
            }
        }
    }
}
