package io.sales.api.customer;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address and the password that is said to belong to it.
 *
 * @param email at most 254 characters
 * @param password at most 256 characters
 * @param clientAddress where the person signs in from, as the gateway saw it; attempts are counted by it. Null if that is
 *     not known: all of those count as one
 */
public record SignIn(
        String email, String password, @Nullable String clientAddress) implements Serializable {

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "SignIn[...]";
    }
}
