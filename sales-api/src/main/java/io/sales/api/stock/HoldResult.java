package io.sales.api.stock;

import io.sales.api.SalesException;
import io.sales.api.SalesException.FieldError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What became of one of several holds that were asked for together. */
public sealed interface HoldResult extends Serializable {

    /** The same answer that the hold would have had by itself. */
    record Answered(HoldAnswer answer) implements HoldResult {}

    /**
     * The same refusal that the hold would have had by itself, in its parts.
     *
     * @param errors empty unless the slug is {@code invalid-request}
     */
    record Refused(String slug, String message, List<FieldError> errors) implements HoldResult {

        public static Refused of(SalesException refusal) {
            return new Refused(
                    refusal.slug(),
                    Objects.requireNonNullElse(refusal.getMessage(), refusal.slug()),
                    new ArrayList<>(refusal.errors()));
        }

        public SalesException refusal() {
            return new SalesException(slug, message, errors);
        }
    }
}
