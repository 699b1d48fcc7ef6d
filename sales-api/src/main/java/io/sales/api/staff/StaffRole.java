package io.sales.api.staff;

import io.sales.api.Role;

/** What somebody of the staff may do. Closed: a new role must reach every reader before any writer uses it. */
public enum StaffRole {
    STAFF(Role.STAFF),
    ADMIN(Role.ADMIN);

    private final Role role;

    StaffRole(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /**
     * @throws IllegalArgumentException if the role is not one of staff
     */
    public static StaffRole of(Role role) {
        return valueOf(role.name());
    }
}
