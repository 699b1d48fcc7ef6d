package io.sales.gateway.security;

import io.sales.api.Caller;

/** What a verified access token says: who asks, and in which session. */
public record Session(Caller caller, String id) {}
