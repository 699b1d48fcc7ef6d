package io.sales.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.sales.api.Slugs;
import io.sales.gateway.problem.Refusal;
import io.sales.gateway.security.CallerLimit;
import io.sales.gateway.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Token buckets: one per caller for everything, and one per client address for what costs a password hash. */
@Component
class RateLimits implements CallerLimit {

    private static final Set<String> SIGN_INS = Set.of("/api/v1/customers", "/api/v1/tokens", "/api/v1/tokens/refresh");
    private static final String API = "/api/";
    private static final int MOST_CALLERS = 100_000;
    /** By then a bucket is full again, so forgetting it gives nothing away. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LoadingCache<String, Bucket> callers;
    private final LoadingCache<String, Bucket> addresses;

    RateLimits(LimitProperties properties) {
        int perSecond = properties.requestsPerSecond();
        int perMinute = properties.signInsPerMinute();
        callers = buckets(2L * perSecond, perSecond, Duration.ofSeconds(1));
        addresses = buckets(perMinute, perMinute, Duration.ofMinutes(1));
    }

    @Override
    public void count(HttpServletRequest request, @Nullable String subject) {
        if (!request.getRequestURI().startsWith(API)) {
            return;
        }
        String address = ClientAddress.of(request.getRemoteAddr()).text();
        consume(callers.get(subject == null ? "address " + address : "account " + subject));
        if (HttpMethod.POST.matches(request.getMethod()) && SIGN_INS.contains(request.getRequestURI())) {
            consume(addresses.get(address));
        }
    }

    private static void consume(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw new Refusal(Slugs.TOO_MANY_REQUESTS, "Too many requests; repeat in " + seconds + " s.")
                    .with(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
    }

    private static LoadingCache<String, Bucket> buckets(long capacity, long refill, Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(IDLE)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                        .build());
    }
}
