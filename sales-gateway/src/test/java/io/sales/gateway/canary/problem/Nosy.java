package io.sales.gateway.canary.problem;

import io.sales.gateway.security.Session;

/** A problem that knows whose it is. */
public record Nosy(Session session) {}
