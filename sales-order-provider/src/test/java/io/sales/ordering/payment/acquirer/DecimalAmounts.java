package io.sales.ordering.payment.acquirer;

import io.sales.api.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as the acquirer writes them, "12.50", and as we do, 1250: never by way of a floating-point number. */
final class DecimalAmounts {

    private DecimalAmounts() {}

    static String decimal(Money money) {
        return BigDecimal.valueOf(money.amount(), digits(money.currency())).toPlainString();
    }

    /**
     * @throws ArithmeticException if there is more behind the point than the currency has
     * @throws IllegalArgumentException if it is no number, or no currency
     */
    static Money money(String decimal, String currency) {
        return new Money(
                new BigDecimal(decimal).movePointRight(digits(currency)).longValueExact(), currency);
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
