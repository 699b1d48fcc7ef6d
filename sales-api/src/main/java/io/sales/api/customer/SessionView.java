package io.sales.api.customer;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * Somebody has proved who they are.
 *
 * @param sessionId stays the same while the refresh token rotates; signing out ends it
 * @param refreshToken good for one {@link CustomerService#refresh}
 */
public record SessionView(Caller caller, String sessionId, String refreshToken) implements Serializable {

    /** Leaves out the token, which must not reach a log. */
    @Override
    public String toString() {
        return "SessionView[...]";
    }
}
