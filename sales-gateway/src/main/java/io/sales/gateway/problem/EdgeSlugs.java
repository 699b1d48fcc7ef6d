package io.sales.gateway.problem;

/** The codes of refusals that arise at the edge alone; {@link io.sales.api.Slugs} has those that cross processes. */
public final class EdgeSlugs {

    /** The route needs an {@code Idempotency-Key} header. */
    public static final String IDEMPOTENCY_KEY_MISSING = "idempotency-key-missing";

    /** No access token, or one that is malformed, forged, expired or revoked. */
    public static final String UNAUTHENTICATED = "unauthenticated";

    /** The route exists, but not for this method. */
    public static final String METHOD_NOT_ALLOWED = "method-not-allowed";

    /** The body's media type is not one that the route reads. */
    public static final String UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type";

    /** The answer's media type is not one that the client accepts. */
    public static final String NOT_ACCEPTABLE = "not-acceptable";

    /** The body is larger than the gateway reads. */
    public static final String BODY_TOO_LARGE = "body-too-large";

    /** The body took too long to arrive. */
    public static final String REQUEST_TIMEOUT = "request-timeout";

    private EdgeSlugs() {}
}
