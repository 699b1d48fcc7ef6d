package io.sales.ordering.work;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a row wants attention from the background, and how often it got it in vain. A row that nobody waits for is not due;
 * one that was given up is parked, and stays visible.
 */
@Embeddable
public class Due {

    /** When it is tried next; null if nothing is to do or it is parked. */
    private @Nullable Instant due;

    /** When it should first have been done; null if nothing is to do or it is parked. */
    private @Nullable Instant since;

    private int tries;

    private @Nullable Instant parkedAt;

    private @Nullable String problem;

    protected Due() {}

    private Due(@Nullable Instant due) {
        this.due = due;
        this.since = due;
    }

    public static Due at(Instant when) {
        return new Due(when);
    }

    public static Due never() {
        return new Due(null);
    }
}
