package io.sales.gateway.canary.remote;

import jakarta.servlet.http.HttpServletResponse;

/** A reference that knows about servlets. */
public record Answering(HttpServletResponse response) {}
