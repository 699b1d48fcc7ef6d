package io.sales.ordering.work;

/**
 * Work that did not come to its end this time, for a reason that is known. Staff read the message: one plain sentence,
 * without class names, SQL or personal data.
 */
public final class UnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfinishedException(String message) {
        super(message);
    }
}
