package io.sales.gateway.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The headers that belong to an answer. */
public final class Answers {

    public static final String REPLAYED = "Idempotency-Replayed";

    private Answers() {}

    public static <T> ResponseEntity<T> versioned(long version, T body) {
        return ResponseEntity.ok().eTag(IfMatch.tag(version)).body(body);
    }

    /** For a change of a thing that is seen as part of another. */
    public static <T> ResponseEntity<T> ok(boolean replayed, T body) {
        var answer = ResponseEntity.ok();
        return (replayed ? answer.header(REPLAYED, "true") : answer).body(body);
    }

    /** For a thing with a URL of its own. */
    public static <T> ResponseEntity<T> createdAt(String url, long version, boolean replayed, T body) {
        var answer = ResponseEntity.created(URI.create(url)).eTag(IfMatch.tag(version));
        return (replayed ? answer.header(REPLAYED, "true") : answer).body(body);
    }

    /** For a thing that is seen as part of another. */
    public static <T> ResponseEntity<T> created(boolean replayed, T body) {
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        return (replayed ? answer.header(REPLAYED, "true") : answer).body(body);
    }
}
