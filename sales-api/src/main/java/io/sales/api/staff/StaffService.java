package io.sales.api.staff;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;

/**
 * Who works for the shop. Served by the order provider, for admins: whether the caller is one is read from the database,
 * whatever the token says. Every change is audited.
 */
public interface StaffService {

    /**
     * Opens an account for somebody new. A repeat is refused with {@code email-taken}.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code email-taken}, {@code too-many-requests} while
     *     too many passwords are being hashed
     */
    StaffView create(CreateStaff command) throws SalesException;

    /**
     * @throws SalesException {@code forbidden}, {@code not-found}, also for a customer
     */
    StaffView member(Caller caller, String staffId) throws SalesException;

    /**
     * All staff, also those who are disabled, the longest here first.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    Page<StaffView> members(Caller caller, PageRequest page) throws SalesException;

    /**
     * Sets the role and whether the account is disabled, by compare-and-set on the version, and ends all sessions of the
     * account if that changes anything. Idempotent.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code not-found}, {@code version-conflict},
     *     {@code last-admin} if nobody would be left who may do this
     */
    StaffView change(ChangeStaff command) throws SalesException;
}
