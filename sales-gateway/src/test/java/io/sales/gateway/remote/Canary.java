package io.sales.gateway.remote;

/** Something of this package for the rules of structure to see used elsewhere. */
public record Canary() {}
