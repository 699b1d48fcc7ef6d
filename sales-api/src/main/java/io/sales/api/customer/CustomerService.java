package io.sales.api.customer;

import io.sales.api.Caller;
import io.sales.api.SalesException;

/** People and their sessions. Served by the order provider. */
public interface CustomerService {

    /**
     * Opens an account with the role CUSTOMER. A repeat is refused with {@code email-taken}.
     *
     * @throws SalesException {@code invalid-request}, {@code email-taken}, {@code too-many-requests} while too many
     *     passwords are being hashed
     */
    CustomerView register(RegisterCustomer command) throws SalesException;

    /**
     * Opens a session. Answers the same, and takes as long, for an unknown e-mail address as for a wrong password.
     *
     * @throws SalesException {@code bad-credentials}, {@code invalid-request}, {@code too-many-requests} while too many
     *     passwords are being hashed, and after too many failures
     */
    SessionView signIn(SignIn command) throws SalesException;

    /**
     * Exchanges a refresh token for the next one. Using one twice ends the session, because one of the two users stole it.
     *
     * @throws SalesException {@code bad-refresh-token}
     */
    SessionView refresh(String refreshToken) throws SalesException;

    /** Ends a session of the caller's. Idempotent: ending one that is over changes nothing. */
    void signOut(Caller caller, String sessionId) throws SalesException;

    /**
     * The caller's own account.
     *
     * @throws SalesException {@code not-found}
     */
    CustomerView customer(Caller caller) throws SalesException;

    /**
     * Replaces name, phone and addresses by compare-and-set on the version.
     *
     * @throws SalesException {@code invalid-request}, {@code not-found}, {@code version-conflict}
     */
    CustomerView change(ChangeCustomer command) throws SalesException;

    /**
     * Sets another password and ends the account's other sessions.
     *
     * @throws SalesException {@code bad-credentials} if the current one is wrong, {@code invalid-request},
     *     {@code not-found}, {@code version-conflict}, {@code too-many-requests}
     */
    void changePassword(ChangePassword command) throws SalesException;

    /**
     * Deletes a customer's account and ends its sessions. Orders stay; what they know of the person is taken out of each once
     * it has come to its end. Idempotent: an account that is gone stays so.
     *
     * @throws SalesException {@code bad-credentials} if the password is wrong, {@code forbidden} for accounts of the shop,
     *     {@code too-many-requests}
     */
    void delete(DeleteCustomer command) throws SalesException;

    /**
     * Sessions that were ended, by whatever, in the last hour, for gateways to refuse their access tokens. Whoever goes on
     * from the position of the last answer misses none, however late it was committed; some may come twice.
     *
     * @param position 0 to start; there may be more as long as an answer is not empty
     */
    EndedSessionsView endedSessions(long position) throws SalesException;
}
