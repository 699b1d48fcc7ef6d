package io.sales.ordering.work;

/** Thrown by a worker for a row that no further try will help: it is parked at once, with the message as the reason. */
public final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GivenUp(String reason) {
        super(reason, null, false, false);
    }
}
