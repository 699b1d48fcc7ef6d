package io.sales.ordering.payment;

import org.jspecify.annotations.Nullable;

/**
 * Whoever moves the money. The one place to plug in a real one.
 *
 * <p>Every method is a remote call outside any transaction, bounded by a timeout of a few seconds, and safe to repeat: the
 * provider knows a charge by our attempt's id and a refund by our refund's id, and does each once. A method never throws
 * for an answer that did not come; it says {@link ChargeOutcome.Unknown}, and the caller asks again later.
 */
public interface PaymentProvider {

    /** Charges, or tells what became of the charge under this id before. After {@link #cancel} it charges nothing. */
    ChargeOutcome charge(Charge charge);

    /** Tells what became of a charge; {@link ChargeOutcome.NotFound} if it never arrived, which is no outcome. */
    ChargeOutcome lookUp(String attemptId);

    /**
     * Calls a charge off. Afterwards it is either {@link ChargeOutcome.Cancelled} for good, or it had been captured or
     * declined before.
     */
    ChargeOutcome cancel(String attemptId);

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
         * @param reference the provider's own id of the refund
         */
        record Succeeded(String reference) implements RefundOutcome {}

        /** Not through, for whatever reason; sent again under the same id. */
        record Open(@Nullable String problem) implements RefundOutcome {}
    }
}
