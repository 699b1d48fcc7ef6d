package io.sales.api.audit;

import io.sales.api.Role;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that somebody of the staff did.
 *
 * @param at database time
 * @param actor id of who did it, or {@code system} for what follows from the configuration
 * @param role what the actor was at that time
 * @param action named like the operation of the API
 * @param subject id or SKU of what it was done to
 * @param before the facts that it changed, as they were; without those that there were not
 * @param after the same facts, as they are since; without those that there are no more
 */
public record AuditEntry(
        String id,
        Instant at,
        String actor,
        Role role,
        String action,
        String subject,
        Map<String, String> before,
        Map<String, String> after)
        implements Serializable {}
