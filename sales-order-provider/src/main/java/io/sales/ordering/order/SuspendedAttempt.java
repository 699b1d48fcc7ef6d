package io.sales.ordering.order;

/**
 * An attempt to pay that is left to a person, because the payment provider's figures are not ours. Each method is one act on
 * the locked order, like those of {@link Order} itself.
 */
public record SuspendedAttempt(Order order, PaymentAttempt attempt) {

    /** Until a person has looked at it nobody asks about the attempt, and the order does not expire. */
    public void suspend(Act act) {
        attempt.setAside(act.at());
        order.life().waitForPerson();
        order.record(act, "PAYMENT_QUARANTINED", attempt.id());
    }

    /** Has the attempt asked about again. */
    public void resume(Act act) {
        attempt.lookAt(act.at());
        order.record(act, "PAYMENT_RESUMED", attempt.id());
        order.life().waitForMoney(order.terms().payBy());
    }

    /** Ends the attempt as if nothing had been charged. */
    public void dismiss(Act act) {
        order.account().close(attempt, PaymentAttempt.State.FAILED);
        order.record(act, "PAYMENT_DISMISSED", attempt.id());
        order.life().waitForMoney(order.terms().payBy());
    }
}
