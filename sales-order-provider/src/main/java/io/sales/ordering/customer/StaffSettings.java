package io.sales.ordering.customer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first staff account; none is made where the e-mail address is empty.
 *
 * @param password 12 to 128 characters
 */
@ConfigurationProperties("sales.staff")
record StaffSettings(String email, String password) {

    boolean isGiven() {
        return !email.isBlank();
    }

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "StaffSettings[...]";
    }
}
