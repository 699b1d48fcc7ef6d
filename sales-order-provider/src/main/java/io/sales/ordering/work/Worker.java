package io.sales.ordering.work;

import java.util.List;

/** What is done about the rows of a {@link WorkQueue}. */
public interface Worker {

    /**
     * Does what one row wants. When it has succeeded, it has also made the row not due, or due later; what it throws is
     * noted on the row, and hinders no other.
     */
    void workOn(String id);

    /**
     * Does together what is cheaper together, before the rest is worked on one by one. Should it throw, nothing counts as
     * done, and each is worked on alone. It must be over soon, whatever is away: the rows are due again after 2 s.
     *
     * @return those that are left
     */
    default List<String> workTogether(List<String> ids) {
        return ids;
    }

    /** Whether another batch may be taken in this run. */
    default boolean mayGoOn() {
        return true;
    }
}
