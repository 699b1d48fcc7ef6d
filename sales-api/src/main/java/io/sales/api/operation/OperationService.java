package io.sales.api.operation;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.SalesException;

/**
 * Background work that is late or was given up. Served by the order provider, for staff only.
 *
 * <p>What is on its way and healthy is not shown: work appears when it should have been done
 * {@value #SHOWN_AFTER_SECONDS} seconds ago and is not, whether it failed or was not begun.
 */
public interface OperationService {

    long SHOWN_AFTER_SECONDS = 5;

    /**
     * Operations, the longest waiting first.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    Page<OperationView> operations(SearchOperations query) throws SalesException;

    /**
     * Has an operation tried now, and from then on as often as if it were new. The order's history names the caller.
     * Idempotent: one that is about to be tried anyway stays as it is.
     *
     * @param operationId {@link OperationView#id()}
     * @return the operation, which is WAITING
     * @throws SalesException {@code forbidden}; {@code not-found} if there is none, also because it is done by now
     */
    OperationView retry(Caller caller, String operationId) throws SalesException;

    /**
     * Ends an operation of kind {@code quarantine} without having it done: a payment that other figures were found for
     * counts as failed from now on. What the provider took, staff give back there. The order's history names the caller. A
     * repeat is {@code not-found}.
     *
     * @param operationId {@link OperationView#id()}
     * @throws SalesException {@code forbidden}; {@code not-found} if there is none, also because it is done by now;
     *     {@code illegal-transition} for any other kind, which can only be tried again
     */
    void dismiss(Caller caller, String operationId) throws SalesException;
}
