package io.sales.ordering.work;

/**
 * Work that no further try will help: it is parked at once. Staff read the message, which is like that of an
 * {@link UnfinishedException}.
 */
public final class GivenUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GivenUpException(String reason) {
        super(reason, null, false, false);
    }
}
