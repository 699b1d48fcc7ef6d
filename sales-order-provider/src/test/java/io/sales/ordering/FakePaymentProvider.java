package io.sales.ordering;

import io.sales.ordering.payment.PaymentProvider;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Declined;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.NotFound;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Pending;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A payment provider that does what the token says, and counts what it took and gave back. */
public class FakePaymentProvider implements PaymentProvider {

    private final Map<String, ChargeOutcome> charges = new HashMap<>();
    private final Map<String, RefundOrder> refunds = new TreeMap<>();
    private boolean away;
    private @Nullable RefundOutcome refundAnswer;
    private int questions;

    public synchronized void forgetEverything() {
        charges.clear();
        refunds.clear();
        away = false;
        refundAnswer = null;
        questions = 0;
    }

    /** How often it was asked what became of a charge. */
    public synchronized int questions() {
        return questions;
    }

    /** What it says to every refund from now on, without paying anything back; null for doing as it is told. */
    public synchronized void answerRefunds(@Nullable RefundOutcome answer) {
        refundAnswer = answer;
    }

    public synchronized void goAway(boolean nowAway) {
        away = nowAway;
    }

    /** What a pending charge comes to. */
    public synchronized void decide(String attemptId, ChargeOutcome outcome) {
        charges.put(attemptId, outcome);
    }

    /** Captures a charge unless it was decided or called off before. */
    public synchronized void captureIfPending(String attemptId, long amount) {
        if (known(attemptId) instanceof Pending) {
            decide(attemptId, new Captured("ch_" + attemptId, amount, "EUR"));
        }
    }

    public synchronized long charged() {
        return sum(captures());
    }

    public synchronized long refunded() {
        return sum(refunds());
    }

    /** What it took, in minor units by attempt. */
    public synchronized Map<String, Long> captures() {
        var captures = new TreeMap<String, Long>();
        charges.forEach((attempt, outcome) -> {
            if (outcome instanceof Captured captured) {
                captures.put(attempt, captured.amount());
            }
        });
        return captures;
    }

    /** What it gave back, in minor units by refund. */
    public synchronized Map<String, Long> refunds() {
        var paid = new TreeMap<String, Long>();
        refunds.forEach((id, refund) -> paid.put(id, refund.amount()));
        return paid;
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public synchronized ChargeOutcome charge(Charge charge) {
        if (away) {
            return new Unknown("away");
        }
        if (!charges.containsKey(charge.attemptId())) {
            decide(charge.attemptId(), first(charge));
        }
        return charge.token().equals("tok_lost") ? new Unknown("lost") : known(charge.attemptId());
    }

    private static ChargeOutcome first(Charge charge) {
        return switch (charge.token()) {
            case "tok_ok", "tok_lost" -> new Captured("ch_" + charge.attemptId(), charge.amount(), charge.currency());
            case "tok_cent_short" -> new Captured("ch_" + charge.attemptId(), charge.amount() - 1, charge.currency());
            case "tok_never" -> new Pending();
            default -> new Declined("card-declined");
        };
    }

    @Override
    public synchronized ChargeOutcome lookUp(String attemptId) {
        questions++;
        return away ? new Unknown("away") : known(attemptId);
    }

    private ChargeOutcome known(String attemptId) {
        return charges.getOrDefault(attemptId, new NotFound());
    }

    @Override
    public synchronized ChargeOutcome cancel(String attemptId) {
        if (away) {
            return new Unknown("away");
        }
        if (known(attemptId) instanceof Pending || !charges.containsKey(attemptId)) {
            charges.put(attemptId, new Cancelled());
        }
        return known(attemptId);
    }

    @Override
    public synchronized RefundOutcome refund(RefundOrder refund) {
        if (away) {
            return new RefundOutcome.Unknown("away");
        }
        if (refundAnswer != null) {
            return refundAnswer;
        }
        refunds.putIfAbsent(refund.refundId(), refund);
        return new RefundOutcome.Succeeded("re_" + refund.refundId(), refund.amount(), refund.currency());
    }
}
