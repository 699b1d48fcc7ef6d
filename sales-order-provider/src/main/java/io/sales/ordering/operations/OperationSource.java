package io.sales.ordering.operations;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.ordering.order.Act;
import io.sales.ordering.work.Backlog.Figures;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One kind of background work. Every method runs in the caller's transaction. */
interface OperationSource {

    /** What having one tried is called where staff's acts are written down. */
    String RETRY = "retryOperation";

    /** What ending one is called there. */
    String DISMISS = "dismissOperation";

    /** One lower-case word: part of every id, and what the list is filtered by. */
    String kind();

    /**
     * Operations in that status, the oldest first.
     *
     * @param after begins behind this place: {@link OperationView#since()} and {@link OperationView#subject()}
     * @param late WAITING ones are shown from here on
     */
    List<OperationView> page(OperationStatus status, Moment after, Instant late, int limit);

    /**
     * Has one tried now, as if it were new.
     *
     * @return empty if there is none, or it is not late
     */
    Optional<OperationView> retry(String subject, Act act);

    /**
     * Ends one for good, without having it done.
     *
     * @return false if there is none
     * @throws SalesException {@code illegal-transition} for a kind that must be done in the end
     */
    default boolean dismiss(String subject, Act act) {
        throw new SalesException(
                Slugs.ILLEGAL_TRANSITION, "Operations of kind %s can only be tried again.".formatted(kind()));
    }

    /**
     * @param late WAITING ones are counted from here on
     */
    Figures figures(Instant now, Instant late);
}
