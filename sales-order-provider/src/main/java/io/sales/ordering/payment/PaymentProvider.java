package io.sales.ordering.payment;

/**
 * Whoever moves the money. The one place to plug in a real one.
 *
 * <p>Every method but {@link #name} is a remote call outside any transaction, bounded by a timeout of a few seconds, and
 * safe to repeat: the provider knows a charge by our attempt's id and a refund by our refund's id, for good, and does each
 * once. A method never throws for an answer that did not come; it says {@code Unknown}, and the caller asks again later.
 *
 * <p>What a method returns is the provider's own answer, read over a connection that we opened; nothing else books money.
 * Its amounts are what the provider says, not what was asked for: the caller compares them.
 */
public interface PaymentProvider {

    /** Its name in tables, logs and the URL of its notifications: 1 to 40 lower-case letters, digits and hyphens. */
    String name();

    /** Charges, or tells what became of the charge under this id before. After {@link #cancel} it charges nothing. */
    ChargeOutcome charge(Charge charge);

    /** Tells what became of a charge; {@link ChargeOutcome.NotFound} if it never arrived, which is no outcome. */
    ChargeOutcome lookUp(String attemptId);

    /**
     * Calls a charge off. Afterwards it is either {@link ChargeOutcome.Cancelled} for good, or it had been captured or
     * declined before, or the provider has yet to decide which; never {@link ChargeOutcome.NotFound}.
     */
    ChargeOutcome cancel(String attemptId);

    /**
     * Pays back, or tells what became of the refund under this id before. Sending it again is how a refund is looked up:
     * unlike a charge it is always still wanted, so that nobody ever asks without wanting it sent.
     */
    RefundOutcome refund(RefundOrder refund);

    /**
     * @param attemptId the idempotency key
     * @param amount minor units
     * @param token stands for the customer's means of payment
     * @param reference the order, for the provider's books
     */
    record Charge(String attemptId, long amount, String currency, String token, String reference) {

        /** Leaves out the token, which must not reach a log. */
        @Override
        public String toString() {
            return "Charge[attemptId=" + attemptId + "]";
        }
    }

    /**
     * @param refundId the idempotency key
     * @param attemptId the charge to pay back from
     * @param amount minor units
     */
    record RefundOrder(String refundId, String attemptId, long amount, String currency) {}

    /** What is known about a charge. */
    sealed interface ChargeOutcome {

        /**
         * The money is ours.
         *
         * @param reference the provider's own id of the charge
         * @param amount minor units
         */
        record Captured(String reference, long amount, String currency) implements ChargeOutcome {}

        record Declined(String reason) implements ChargeOutcome {}

        /** Called off; will never be charged. */
        record Cancelled() implements ChargeOutcome {}

        /** The provider has it and has not decided. */
        record Pending() implements ChargeOutcome {}

        record NotFound() implements ChargeOutcome {}

        /** No answer, or none that could be understood. */
        record Unknown(String problem) implements ChargeOutcome {}
    }

    /** What is known about a refund. */
    sealed interface RefundOutcome {

        /**
         * The money is on its way back.
         *
         * @param reference the provider's own id of the refund
         * @param amount minor units
         */
        record Succeeded(String reference, long amount, String currency) implements RefundOutcome {}

        /** The provider has it and has not decided. */
        record Pending() implements RefundOutcome {}

        /** The provider will not do it, however often it is asked; a person has to find another way. */
        record Failed(String reason) implements RefundOutcome {}

        /** No answer, or none that could be understood. */
        record Unknown(String problem) implements RefundOutcome {}
    }
}
