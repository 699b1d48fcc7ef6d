package io.sales.payment.simulator;

/**
 * What a charge is for.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 * @param token stands for the payer's means of payment, see {@link TokenBehaviour}
 * @param reference what the merchant knows the charge by
 */
record ChargeRequest(long amount, String currency, String token, String reference) implements Json.Checked {

    @Override
    public void check() {
        Values.requireAmount(amount);
        Values.requireCurrency(currency);
        Values.requireText("token", token);
        Values.requireText("reference", reference);
    }

    TokenBehaviour behaviour() {
        return TokenBehaviour.of(token);
    }
}
