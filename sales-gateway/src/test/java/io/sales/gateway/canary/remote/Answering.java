package io.sales.gateway.canary.remote;

/** A reference that knows about servlets. */
public record Answering(jakarta.servlet.http.HttpServletResponse response) {}
