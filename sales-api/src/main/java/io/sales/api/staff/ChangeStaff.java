package io.sales.api.staff;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller an admin
 * @param expectedVersion the version that the new values were made from
 */
public record ChangeStaff(Caller caller, String staffId, long expectedVersion, StaffRole role, boolean disabled)
        implements Serializable {}
