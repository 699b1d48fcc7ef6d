package io.sales.gateway.problem;

import static java.util.Map.entry;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PAYMENT_REQUIRED;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.sales.api.Slugs;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** The one table from slug to HTTP status. */
public final class Statuses {

    private static final Map<String, HttpStatus> TABLE = Map.ofEntries(
            entry(Slugs.INVALID_REQUEST, BAD_REQUEST),
            entry(Slugs.NOT_FOUND, NOT_FOUND),
            entry(Slugs.FORBIDDEN, FORBIDDEN),
            entry(Slugs.IDEMPOTENCY_KEY_REUSED, UNPROCESSABLE_CONTENT),
            entry(Slugs.IN_PROGRESS, CONFLICT),
            entry(Slugs.VERSION_CONFLICT, PRECONDITION_FAILED),
            entry(Slugs.ILLEGAL_TRANSITION, CONFLICT),
            entry(Slugs.PAYMENT_PENDING, CONFLICT),
            entry(Slugs.PAYMENT_DECLINED, PAYMENT_REQUIRED),
            entry(Slugs.REFUND_EXCEEDS_CHARGE, CONFLICT),
            entry(Slugs.INSUFFICIENT_STOCK, CONFLICT),
            entry(Slugs.STOCK_CHANGED, CONFLICT),
            entry(Slugs.SKU_NOT_SELLABLE, UNPROCESSABLE_CONTENT),
            entry(Slugs.MIXED_CURRENCIES, UNPROCESSABLE_CONTENT),
            entry(Slugs.SKU_TAKEN, CONFLICT),
            entry(Slugs.EMAIL_TAKEN, CONFLICT),
            entry(Slugs.LAST_ADMIN, CONFLICT),
            entry(Slugs.BAD_CREDENTIALS, UNAUTHORIZED),
            entry(Slugs.BAD_REFRESH_TOKEN, UNAUTHORIZED),
            entry(Slugs.BAD_SIGNATURE, UNAUTHORIZED),
            entry(Slugs.TOO_MANY_REQUESTS, TOO_MANY_REQUESTS),
            entry(Slugs.UNAVAILABLE, SERVICE_UNAVAILABLE),
            entry(Slugs.TIMEOUT, GATEWAY_TIMEOUT),
            entry(Slugs.INTERNAL, INTERNAL_SERVER_ERROR),
            // What the providers say to each other and never to a client: if it gets here, they have a defect.
            entry(Slugs.UNKNOWN_ORDER, INTERNAL_SERVER_ERROR),
            entry(Slugs.INVALID_SETTLEMENT, INTERNAL_SERVER_ERROR),
            entry(EdgeSlugs.IDEMPOTENCY_KEY_MISSING, BAD_REQUEST),
            entry(EdgeSlugs.UNAUTHENTICATED, UNAUTHORIZED),
            entry(EdgeSlugs.METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED),
            entry(EdgeSlugs.UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_MEDIA_TYPE),
            entry(EdgeSlugs.NOT_ACCEPTABLE, NOT_ACCEPTABLE),
            entry(EdgeSlugs.BODY_TOO_LARGE, CONTENT_TOO_LARGE),
            entry(EdgeSlugs.REQUEST_TIMEOUT, REQUEST_TIMEOUT));

    private Statuses() {}

    /** A slug that the table does not know is a provider's newer than this gateway: 500. */
    public static HttpStatus of(String slug) {
        return TABLE.getOrDefault(slug, INTERNAL_SERVER_ERROR);
    }

    static Set<String> known() {
        return TABLE.keySet();
    }
}
