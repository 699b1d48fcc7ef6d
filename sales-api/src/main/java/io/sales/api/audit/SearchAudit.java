package io.sales.api.audit;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param caller an admin
 * @param actor who did it; null for anybody
 * @param subject what it was done to; null for anything
 * @param since not before then; null for ever
 * @param page a cursor is good for both providers: it names a time and an id
 */
public record SearchAudit(
        Caller caller,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Instant since,
        PageRequest page) implements Serializable {}
