package io.sales.gateway.canary.problem;

/** A problem that knows whose it is. */
public record Nosy(io.sales.gateway.security.Session session) {}
