package io.sales.gateway.security;

import io.sales.api.Role;
import java.util.EnumSet;
import java.util.Set;

/** Whom a route is for. */
public enum Who {
    ANYONE(EnumSet.of(Role.ANONYMOUS, Role.CUSTOMER, Role.STAFF, Role.ADMIN)),
    SIGNED_IN(EnumSet.of(Role.CUSTOMER, Role.STAFF, Role.ADMIN)),
    CUSTOMER(EnumSet.of(Role.CUSTOMER)),
    STAFF(EnumSet.of(Role.STAFF, Role.ADMIN)),
    ADMIN(EnumSet.of(Role.ADMIN));

    private final Set<Role> roles;

    Who(Set<Role> roles) {
        this.roles = roles;
    }

    public boolean includes(Role role) {
        return roles.contains(role);
    }
}
