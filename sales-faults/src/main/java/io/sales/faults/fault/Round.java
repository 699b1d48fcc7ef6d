package io.sales.faults.fault;

/**
 * One time that something was broken. Times are those of the history, in milliseconds.
 *
 * @param fault which kind
 * @param target what was broken
 * @param mendedAt when it was whole again, as far as that is done from outside; what follows is recovery
 */
public record Round(String fault, String target, long brokenAt, long mendedAt) {}
