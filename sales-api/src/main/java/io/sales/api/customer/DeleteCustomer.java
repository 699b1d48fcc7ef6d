package io.sales.api.customer;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * @param caller whose own account it is
 * @param sessionId the session that asks
 */
public record DeleteCustomer(Caller caller, String sessionId, String currentPassword) implements Serializable {

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "DeleteCustomer[caller=" + caller + "]";
    }
}
