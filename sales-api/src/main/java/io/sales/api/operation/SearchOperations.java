package io.sales.api.operation;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param caller staff
 * @param status exact; null for both
 * @param kind exact, one of {@link OperationView#kind()}; null for all
 */
public record SearchOperations(
        Caller caller,
        @Nullable OperationStatus status,
        @Nullable String kind,
        PageRequest page) implements Serializable {}
