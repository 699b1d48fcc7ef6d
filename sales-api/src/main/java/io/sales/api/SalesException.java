package io.sales.api;

import java.util.List;

/**
 * The one refusal that crosses process boundaries: a stable {@linkplain Slugs slug}, a sentence for a person, and for
 * {@link Slugs#INVALID_REQUEST} the fields it is about. Nothing has changed when it is thrown.
 *
 * <p>Declared on every remote method: Dubbo passes an exception through untouched only if exactly its class is declared.
 * Final for the same reason, and without a stack trace, which would reveal the other side's insides.
 */
public final class SalesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final FieldError[] errors;
    private final long retryAfterSeconds;

    public SalesException(String slug, String message) {
        this(slug, message, List.of());
    }

    public SalesException(String slug, String message, List<FieldError> errors) {
        this(slug, message, errors, 0);
    }

    // No checks here: the deserializer calls a constructor with nulls and fills the fields afterwards.
    private SalesException(String slug, String message, List<FieldError> errors, long retryAfterSeconds) {
        super(message, null, false, false);
        this.slug = slug;
        this.errors = errors == null ? new FieldError[0] : errors.toArray(FieldError[]::new);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * A {@link Slugs#TOO_MANY_REQUESTS}.
     *
     * @param retryAfterSeconds when a repeat may be let through, at least 1
     */
    public static SalesException tooMany(String message, long retryAfterSeconds) {
        return new SalesException(Slugs.TOO_MANY_REQUESTS, message, List.of(), retryAfterSeconds);
    }

    /** An {@link Slugs#INVALID_REQUEST} about one field. */
    public static SalesException invalid(String field, String message) {
        return new SalesException(
                Slugs.INVALID_REQUEST, field + " " + message, List.of(new FieldError(field, message)));
    }

    /** A {@link Slugs#NOT_FOUND}; the sentence names the kind of thing, never whether somebody else has it. */
    public static SalesException notFound(String kind) {
        return new SalesException(Slugs.NOT_FOUND, "There is no such " + kind + ".");
    }

    public String slug() {
        return slug;
    }

    /** The fields that are wrong; empty unless the slug is {@link Slugs#INVALID_REQUEST}. */
    public List<FieldError> errors() {
        return List.of(errors);
    }

    /** After how many seconds to repeat; 0 if that is not known. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /**
     * One wrong field.
     *
     * @param field path of the member in the request, such as {@code lines[0].quantity}
     * @param message what is wrong with it
     */
    public record FieldError(String field, String message) implements java.io.Serializable {}
}
