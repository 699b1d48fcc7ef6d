package io.sales.faults.check;

/**
 * Something that must not be.
 *
 * @param subject id of the order, or the SKU, that it is about
 */
public record Finding(String subject, String what) {}
