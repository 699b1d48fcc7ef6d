package io.sales.api.audit;

import io.sales.api.Page;
import io.sales.api.SalesException;

/**
 * What staff did, as each provider has written it into its own database in the transaction of the change. Served by both
 * providers, each under a group of its own.
 */
public interface AuditService {

    /** The group of the order provider: orders, money, operations, staff. */
    String ORDERS = "orders";

    /** The group of the inventory provider: products and stock. */
    String INVENTORY = "inventory";

    /** The list that a cursor names: one for both, so that a reader of both goes on behind one place. */
    String LIST = "audit";

    /**
     * Entries, the newest first.
     *
     * @throws SalesException {@code forbidden} for anyone but admins, {@code invalid-request}
     */
    Page<AuditEntry> entries(SearchAudit query) throws SalesException;
}
