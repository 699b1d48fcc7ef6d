package io.sales.launcher.process;

/** Something that a person must know and can act on. The message is for them; there is no stack trace. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message, null, false, false);
    }
}
