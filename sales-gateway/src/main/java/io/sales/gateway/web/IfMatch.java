package io.sales.gateway.web;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.gateway.problem.Refusal;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The versions that the client is willing to change.
 *
 * @param tags null if any will do: without the header, or with {@code *}
 */
public record IfMatch(@Nullable Set<String> tags) {

    public static final IfMatch ANY = new IfMatch(null);

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(?:\\s*,\\s*" + TAG + ")*\\s*");
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_ATTEMPTS = 5;
    private static final int LONGEST_PAUSE_MS = 20;

    static IfMatch parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        if (header.length() > MAX_LENGTH || !LIST.matcher(header).matches()) {
            throw Refusal.invalid(HttpHeaders.IF_MATCH, "must be * or a list of quoted entity tags");
        }
        return new IfMatch(
                ONE.matcher(header).results().map(tag -> tag.group()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The strong entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Weak tags are no promise of sameness, so they match nothing. */
    public void require(long version) {
        if (tags != null && !tags.contains(tag(version))) {
            throw new Refusal(Slugs.VERSION_CONFLICT, "The resource has changed; read it again.");
        }
    }

    /**
     * Reads a resource, and changes what was read. A client that named no version wants its change made whatever else
     * changed meanwhile, so for it that is repeated when another change came between.
     */
    public <V> V change(Supplier<V> read, ToLongFunction<V> version, UnaryOperator<V> change) {
        for (int attempt = 1; ; attempt++) {
            V current = read.get();
            require(version.applyAsLong(current));
            try {
                return change.apply(current);
            } catch (SalesException e) {
                if (tags != null || attempt == MAX_ATTEMPTS || !e.slug().equals(Slugs.VERSION_CONFLICT)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Slugs.UNAVAILABLE, "The gateway is stopping.");
        }
    }
}
