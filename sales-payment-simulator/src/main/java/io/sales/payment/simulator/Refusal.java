package io.sales.payment.simulator;

import java.util.Objects;

/** A request that is answered with an error, and has changed nothing. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "invalid-request", message);
    }

    static Refusal notFound(String kind) {
        return new Refusal(404, "not-found", "There is no such " + kind + ".");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
