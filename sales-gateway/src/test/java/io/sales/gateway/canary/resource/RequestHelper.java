package io.sales.gateway.canary.resource;

/** A name that could stand for anything. */
public class RequestHelper {}
