package io.sales.payment.simulator;

import java.util.regex.Pattern;

/** The ranges that values of requests must be in. */
final class Values {

    private static final long MAX_AMOUNT = 1_000_000_000_000L;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private Values() {}

    static void requireAmount(long amount) {
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw Refusal.invalid("amount is not between 1 and " + MAX_AMOUNT);
        }
    }

    static void requireCurrency(String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw Refusal.invalid("currency is not an ISO 4217 code");
        }
    }

    static void requireText(String name, String text) {
        if (!TEXT.matcher(text).matches()) {
            throw Refusal.invalid(name + " is not 1 to 200 visible characters");
        }
    }
}
