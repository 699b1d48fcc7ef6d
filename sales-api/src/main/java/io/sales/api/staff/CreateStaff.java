package io.sales.api.staff;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller an admin
 * @param email 3 to 254 characters; compared without regard to case
 * @param name 1 to 200 characters
 * @param password 12 to 128 characters, to be replaced by its owner
 */
public record CreateStaff(Caller caller, String email, String name, StaffRole role, String password)
        implements Serializable {

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "CreateStaff[caller=" + caller + ", role=" + role + "]";
    }
}
