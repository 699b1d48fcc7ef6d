package io.sales.ordering.random;

import io.sales.ordering.FakePaymentProvider;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Pending;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider whose answers come late, get lost, or are no at first. What a charge comes to its token decides, what
 * happens on the way the seed and the id; every mood passes after a few tries. More tokens:
 *
 * <ul>
 *   <li>{@code tok_unsent} never arrives the first time,
 *   <li>{@code tok_slow} is captured when it is asked about for the second time,
 *   <li>{@code tok_late} is captured at the moment at which it is to be called off.
 * </ul>
 */
class MoodyProvider extends FakePaymentProvider {

    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private long seed;
    private @Nullable PlantedBug bug;

    /** Forgets everything, and begins anew. */
    synchronized void begin(long newSeed, @Nullable PlantedBug planted) {
        forgetEverything();
        charges.clear();
        asked.clear();
        seed = newSeed;
        bug = planted;
    }

    @Override
    public synchronized ChargeOutcome charge(Charge charge) {
        boolean first = charges.put(charge.attemptId(), charge) == null;
        return switch (charge.token()) {
            case "tok_unsent" -> first ? new Unknown("not sent") : super.charge(with("tok_ok", charge));
            case "tok_slow", "tok_late" -> super.charge(with("tok_never", charge));
            default -> super.charge(charge);
        };
    }

    private static Charge with(String token, Charge charge) {
        return new Charge(charge.attemptId(), charge.amount(), charge.currency(), token, charge.reference());
    }

    @Override
    public synchronized ChargeOutcome lookUp(String attemptId) {
        int times = asked.merge(attemptId, 1, Integer::sum);
        if (times == 1 && mood(attemptId) < 2
                || bug == PlantedBug.CHARGE_NEVER_FOUND && isToken(attemptId, "tok_lost")) {
            return new Unknown("no answer");
        }
        ChargeOutcome known = super.lookUp(attemptId);
        return times > 1 && isToken(attemptId, "tok_slow") ? capturedIfPending(attemptId, known) : known;
    }

    @Override
    public synchronized ChargeOutcome cancel(String attemptId) {
        if (isToken(attemptId, "tok_late")) {
            return capturedIfPending(attemptId, super.lookUp(attemptId));
        }
        return bug == PlantedBug.CHARGE_NEVER_FOUND && isToken(attemptId, "tok_lost")
                ? new Unknown("no answer")
                : super.cancel(attemptId);
    }

    private ChargeOutcome capturedIfPending(String attemptId, ChargeOutcome known) {
        Charge charge = charges.get(attemptId);
        if (charge == null || !(known instanceof Pending)) {
            return known;
        }
        captureIfPending(attemptId, charge.amount());
        return new Captured("ch_" + attemptId, charge.amount(), charge.currency());
    }

    private boolean isToken(String attemptId, String token) {
        Charge charge = charges.get(attemptId);
        return charge != null && charge.token().equals(token);
    }

    @Override
    public synchronized RefundOutcome refund(RefundOrder refund) {
        int times = asked.merge(refund.refundId(), 1, Integer::sum);
        return switch (times == 1 ? mood(refund.refundId()) : 9) {
            case 0 -> new RefundOutcome.Unknown("not sent");
            case 1 -> {
                super.refund(refund);
                yield new RefundOutcome.Unknown("the answer is lost");
            }
            case 2 -> new RefundOutcome.Pending();
            case 3 -> new RefundOutcome.Failed("the account is closed for today");
            default ->
                super.refund(bug == PlantedBug.REFUND_SENT_UNDER_A_NEW_ID && times > 1 ? renamed(refund) : refund);
        };
    }

    private static RefundOrder renamed(RefundOrder refund) {
        return new RefundOrder(refund.refundId() + "-2", refund.attemptId(), refund.amount(), refund.currency());
    }

    /** 0 to 9. */
    private int mood(String id) {
        return new Random(seed * 31 + id.hashCode()).nextInt(10);
    }
}
