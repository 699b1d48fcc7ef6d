package io.sales.benchmark.suite;

/** The command line means nothing; the message says why. */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
