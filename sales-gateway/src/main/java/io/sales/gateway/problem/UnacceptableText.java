package io.sales.gateway.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A JSON string that no part of the system could store or send on. */
public final class UnacceptableText extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String complaint;

    public UnacceptableText(JsonParser parser, String complaint) {
        super(parser, complaint);
        this.complaint = complaint;
    }

    String complaint() {
        return complaint;
    }
}
