package io.sales.api;

import java.io.Serializable;

/**
 * An amount of money.
 *
 * @param amount integer minor units of the currency, such as cents; never negative
 * @param currency ISO 4217 alphabetic code, upper case
 */
public record Money(long amount, String currency) implements Serializable {}
