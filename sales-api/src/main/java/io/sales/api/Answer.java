package io.sales.api;

import java.io.Serializable;

/**
 * The answer to a command that carries an idempotency key.
 *
 * @param value the thing that the command made or changed, as it is now
 * @param replayed whether an earlier copy of this request had the effect, and this one had none
 */
public record Answer<T>(T value, boolean replayed) implements Serializable {}
