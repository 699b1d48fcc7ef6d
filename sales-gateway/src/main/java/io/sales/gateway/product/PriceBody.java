package io.sales.gateway.product;

import io.sales.api.Limits;
import io.sales.api.Money;
import io.sales.gateway.web.CurrencyCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What one unit costs, in integer minor units of a currency. */
record PriceBody(
        @NotNull @Min(0) @Max(Limits.MAX_PRICE) Long amount,
        @NotNull @CurrencyCode String currency) {

    Money toMoney() {
        return new Money(amount, currency);
    }

    static PriceBody from(Money money) {
        return new PriceBody(money.amount(), money.currency());
    }
}
