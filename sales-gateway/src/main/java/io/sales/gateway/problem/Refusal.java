package io.sales.gateway.problem;

import io.sales.api.SalesException;
import io.sales.api.SalesException.FieldError;
import io.sales.api.Slugs;
import io.sales.api.stock.Shortage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that is not served, with all that its problem document will say. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String TYPE = "urn:sales:problem:";

    private final String slug;
    private final String detail;
    private final transient HttpHeaders headers = new HttpHeaders();
    private transient List<FieldError> errors = List.of();
    private transient @Nullable List<Shortage> shortages;
    private @Nullable String paymentId;

    public Refusal(String slug, String detail) {
        super(slug + ": " + detail, null, false, false);
        this.slug = slug;
        this.detail = detail;
        addUsualHeaders();
    }

    public static Refusal of(SalesException refused) {
        HttpStatus status = Statuses.of(refused.slug());
        // A provider's own words about what broke inside it are for its log.
        String detail = status == HttpStatus.INTERNAL_SERVER_ERROR || refused.getMessage() == null
                ? "Something unexpected happened; it was logged under the trace id."
                : refused.getMessage();
        var refusal = new Refusal(refused.slug(), detail).about(refused.errors());
        return refused.retryAfterSeconds() == 0
                ? refusal
                : refusal.with(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Refusal invalid(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? "The request is invalid."
                : errors.get(0).field() + " " + errors.get(0).message();
        return new Refusal(Slugs.INVALID_REQUEST, detail).about(errors);
    }

    public static Refusal notFound(String kind) {
        return new Refusal(Slugs.NOT_FOUND, "There is no such " + kind + ".");
    }

    public Refusal about(List<FieldError> wrong) {
        errors = wrong;
        return this;
    }

    public Refusal shortOf(List<Shortage> missing) {
        shortages = missing;
        return this;
    }

    public Refusal ofPayment(String id) {
        paymentId = id;
        return this;
    }

    public Refusal with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    public String slug() {
        return slug;
    }

    public HttpStatus status() {
        return Statuses.of(slug);
    }

    HttpHeaders headers() {
        return headers;
    }

    Problem problem(String instance, String traceId) {
        return new Problem(
                TYPE + slug,
                title(),
                status().value(),
                detail,
                instance,
                slug,
                traceId,
                errors.isEmpty() ? null : errors,
                shortages,
                paymentId);
    }

    private String title() {
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void addUsualHeaders() {
        switch (status()) {
            case UNAUTHORIZED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, TOO_MANY_REQUESTS -> headers.set(HttpHeaders.RETRY_AFTER, "1");
            default -> {
                if (slug.equals(Slugs.IN_PROGRESS)) {
                    headers.set(HttpHeaders.RETRY_AFTER, "1");
                }
            }
        }
    }
}
