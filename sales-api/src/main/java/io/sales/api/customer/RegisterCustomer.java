package io.sales.api.customer;

import java.io.Serializable;

/**
 * @param email 3 to 254 characters; compared without regard to case
 * @param password 12 to 128 characters
 * @param name 1 to 200 characters
 */
public record RegisterCustomer(String email, String password, String name) implements Serializable {

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "RegisterCustomer[...]";
    }
}
