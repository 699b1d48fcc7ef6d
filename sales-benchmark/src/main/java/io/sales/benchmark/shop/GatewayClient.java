package io.sales.benchmark.shop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The gateway, called as programs call it: HTTP/1.1 over connections that are kept. One thread does it all, since whatever
 * the driver uses of the processors the system lacks.
 */
public final class GatewayClient implements AutoCloseable {

    /** Fewer than the gateway takes. As many calls as may be under way; more wait here for a connection. */
    private static final int MAX_CONNECTIONS = 2_000;

    private static final Timeout PATIENCE = Timeout.ofSeconds(20);

    private final String origin;
    private final HttpAsyncRequester requester;

    /**
     * @param port of the gateway on this machine
     */
    public GatewayClient(int port) {
        this.origin = "http://127.0.0.1:" + port;
        this.requester = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setTcpNoDelay(true)
                        .setSoTimeout(PATIENCE)
                        .build())
                .setDefaultMaxPerRoute(MAX_CONNECTIONS)
                .setMaxTotal(MAX_CONNECTIONS)
                .create();
        requester.start();
    }

    /**
     * A request.
     *
     * @param path with the query, from the root on
     * @param token of whoever asks; null for nobody
     * @param key that makes it repeatable; null for none
     * @param body JSON; null for none
     */
    public record Call(
            String method,
            String path,
            @Nullable String token,
            @Nullable String key,
            @Nullable String body) {

        static Call get(String path, @Nullable String token) {
            return new Call("GET", path, token, null, null);
        }
    }

    /** An answer, whatever its status. */
    public record Reply(int status, String body) {}

    /** Sends a request and does not wait. The future fails if no answer comes within 20 s. */
    public CompletableFuture<Reply> send(Call call) {
        var builder = AsyncRequestBuilder.create(call.method()).setUri(URI.create(origin + call.path()));
        if (call.token() != null) {
            builder.addHeader("Authorization", "Bearer " + call.token());
        }
        if (call.key() != null) {
            builder.addHeader("Idempotency-Key", call.key());
        }
        if (call.body() != null) {
            builder.setEntity(call.body(), ContentType.APPLICATION_JSON);
        }
        var answer = new CompletableFuture<Reply>();
        var unused = requester.execute(
                builder.build(),
                new BasicResponseConsumer<>(new StringAsyncEntityConsumer()),
                PATIENCE,
                completing(answer));
        // Whatever becomes of the connection, whoever waits for the answer hears of it.
        return answer.orTimeout(PATIENCE.toMilliseconds() + 1_000, TimeUnit.MILLISECONDS);
    }

    /** Gives up connections that the gateway would end any moment, for having been idle for half a minute. */
    public void dropIdle() {
        requester.closeIdle(TimeValue.ofSeconds(20));
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }

    private static FutureCallback<Message<HttpResponse, String>> completing(CompletableFuture<Reply> answer) {
        return new FutureCallback<>() {
            @Override
            public void completed(Message<HttpResponse, String> message) {
                String body = message.getBody();
                answer.complete(new Reply(message.getHead().getCode(), body == null ? "" : body));
            }

            @Override
            public void failed(Exception failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void cancelled() {
                answer.cancel(false);
            }
        };
    }
}
