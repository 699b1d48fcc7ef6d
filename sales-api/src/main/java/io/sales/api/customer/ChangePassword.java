package io.sales.api.customer;

import io.sales.api.Caller;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param sessionId the session that stays; all others of the account end
 * @param newPassword 12 to 128 characters
 * @param expectedVersion the account's version that the change is meant for; null for any
 */
public record ChangePassword(
        Caller caller,
        String sessionId,
        String currentPassword,
        String newPassword,
        @Nullable Long expectedVersion) implements Serializable {

    /** Leaves out the passwords, which must not reach a log. */
    @Override
    public String toString() {
        return "ChangePassword[caller=" + caller + "]";
    }
}
