package io.sales.ordering.order;

import java.util.Locale;

/** What people call an order: the first 60 bits of its id, in groups of four that can be read out over the telephone. */
final class OrderNumber {

    private static final int PREFIX = "ord_".length();

    private OrderNumber() {}

    static String of(String orderId) {
        String digits = orderId.substring(PREFIX, PREFIX + 12).toUpperCase(Locale.ROOT);
        return "SO-%s-%s-%s".formatted(digits.substring(0, 4), digits.substring(4, 8), digits.substring(8));
    }
}
