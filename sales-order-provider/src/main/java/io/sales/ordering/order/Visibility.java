package io.sales.ordering.order;

import io.sales.api.Caller;
import jakarta.persistence.TypedQuery;

/**
 * Whose orders somebody may see and change: the own ones, or everybody's for staff, and void rows for nobody. It is part of
 * every query that a caller brings about, so that what is not theirs is not even found.
 */
record Visibility(Caller caller) {

    /**
     * The condition, in JPQL.
     *
     * @param order path of the order in the query
     */
    String of(String order) {
        String isOrder = order + ".life.state <> :void";
        return caller.isStaff() ? isOrder : isOrder + " AND " + order + ".terms.customerId = :owner";
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
        query.setParameter("void", OrderState.VOID);
        return caller.isStaff() ? query : query.setParameter("owner", caller.id());
    }
}
