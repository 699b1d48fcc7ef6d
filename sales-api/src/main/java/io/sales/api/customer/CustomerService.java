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
     * Opens a session. Takes as long for an unknown e-mail address as for a wrong password.
     *
     * @throws SalesException {@code bad-credentials}, {@code too-many-requests}
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
     *     {@code too-many-requests}
     */
    void changePassword(ChangePassword command) throws SalesException;
}
