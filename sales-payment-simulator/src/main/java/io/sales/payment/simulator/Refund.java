package io.sales.payment.simulator;

/**
 * A refund as it is shown. Refunds succeed at once or are refused.
 *
 * @param id ours
 * @param refundId the merchant's
 * @param attemptId of the charge that it gives back
 * @param amount in minor units
 */
record Refund(String id, String refundId, String attemptId, String status, long amount, String currency) {

    static final String SUCCEEDED = "succeeded";
}
