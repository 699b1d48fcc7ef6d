package io.sales.api;

import java.io.Serializable;

/**
 * Who asks. The gateway fills it from the verified token; providers decide on it, and it is what histories and ledgers
 * name as the actor.
 *
 * @param id the customer's or staff member's id; {@code "anonymous"} or {@code "system"} for those roles
 * @param role what the caller may do
 */
public record Caller(String id, Role role) implements Serializable {

    public static final Caller ANONYMOUS = new Caller("anonymous", Role.ANONYMOUS);

    public static final Caller SYSTEM = new Caller("system", Role.SYSTEM);

    /** Whether the caller works for the shop. */
    public boolean isStaff() {
        return role == Role.STAFF || role == Role.ADMIN;
    }

    /**
     * @throws SalesException {@link Slugs#FORBIDDEN} unless the caller also looks after people
     */
    public void requireAdmin() {
        if (role != Role.ADMIN) {
            throw new SalesException(Slugs.FORBIDDEN, "This needs an admin's account.");
        }
    }

    /**
     * @throws SalesException {@link Slugs#FORBIDDEN} unless the caller works for the shop
     */
    public void requireStaff() {
        if (!isStaff()) {
            throw new SalesException(Slugs.FORBIDDEN, "This needs a staff account.");
        }
    }
}
