package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.endtoend.Api.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Callers that place one order after the other, and remember what became of each. */
final class OrderLoad implements AutoCloseable {

    private static final Duration MOST = Duration.ofSeconds(90);

    private final Api customer;
    private final String sku;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Instant end = Instant.now().plus(MOST);
    private final ExecutorService callers;

    OrderLoad(Shop shop, String sku, int callers) {
        this.customer = shop.newCustomer();
        this.sku = sku;
        this.callers = Executors.newFixedThreadPool(callers);
        for (int i = 0; i < callers; i++) {
            this.callers.execute(this::place);
        }
    }

    private void place() {
        while (!stopping.get() && Instant.now().isBefore(end)) {
            String key = UUID.randomUUID().toString();
            sent.add(new Sent(Instant.now(), key, send(key)));
        }
    }

    private @Nullable Reply send(String key) {
        try {
            return customer.post("/orders", Shop.order(sku, 1), key);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    Reply repeat(Sent one) {
        return customer.post("/orders", Shop.order(sku, 1), one.key());
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    void awaitSent(int count) {
        await().atMost(MOST).until(() -> sent.size() >= count);
    }

    void awaitTime(Instant time) {
        await().atMost(MOST).until(() -> Instant.now().isAfter(time));
    }

    void stop() {
        stopping.set(true);
        callers.shutdown();
        try {
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many orders the customer has, counted page by page. */
    int ordersPlaced() {
        int count = 0;
        String cursor = "";
        do {
            JsonNode page =
                    customer.get("/orders?limit=100" + cursor).expect(200).body();
            count += page.path("items").size();
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return count;
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * @param reply null if the connection broke
     */
    record Sent(Instant at, String key, @Nullable Reply reply) {

        boolean isPlaced() {
            return reply != null && reply.status() == 201;
        }

        boolean mayBeRepeated() {
            return reply != null
                    && Set.of(429, 503, 504).contains(reply.status())
                    && reply.header("Retry-After").isPresent();
        }
    }
}
