package io.sales.benchmark.report;

/**
 * More asked for than there is.
 *
 * @param stock units there were
 */
public record SoldOut(String name, String title, long stock, Step step, Books books) {}
