package io.sales.payment.simulator;

/**
 * How much of which charge goes back.
 *
 * @param amount in minor units
 * @param currency ISO 4217, the charge's
 */
record RefundRequest(String attemptId, long amount, String currency) implements Json.Checked {

    @Override
    public void check() {
        Values.requireText("attemptId", attemptId);
        Values.requireAmount(amount);
        Values.requireCurrency(currency);
    }
}
