package io.sales.gateway.web;

import io.sales.api.Limits;
import io.sales.api.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Integer minor units of a currency. */
public record MoneyBody(
        @NotNull @Min(0) @Max(Limits.MAX_TOTAL) Long amount,
        @NotNull @CurrencyCode String currency) {

    public Money toMoney() {
        return new Money(amount, currency);
    }

    public static MoneyBody from(Money money) {
        return new MoneyBody(money.amount(), money.currency());
    }
}
