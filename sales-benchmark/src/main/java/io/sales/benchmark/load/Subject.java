package io.sales.benchmark.load;

import java.util.concurrent.CompletionStage;

/** What load is offered to. */
@FunctionalInterface
public interface Subject {

    /**
     * Sends the next call and returns without waiting for its answer.
     *
     * @return what will have become of it; never fails, since a failed call is an {@link Outcome} too
     */
    CompletionStage<Outcome> call();
}
