package io.sales.api.staff;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody who works for the shop.
 *
 * @param disabled cannot sign in
 * @param version grows with every change; the value for {@link ChangeStaff#expectedVersion()}
 */
public record StaffView(
        String id, String email, String name, StaffRole role, boolean disabled, long version, Instant createdAt)
        implements Serializable {}
