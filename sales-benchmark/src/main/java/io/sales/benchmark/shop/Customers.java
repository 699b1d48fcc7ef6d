package io.sales.benchmark.shop;

import io.sales.benchmark.load.Outcome;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.shop.GatewayClient.Call;
import io.sales.benchmark.shop.GatewayClient.Reply;
import io.sales.benchmark.shop.Journal.Act;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What customers of a shop do, as load. A subject is called from one thread; what it decides at random is the same for
 * the same generator.
 */
public final class Customers {

    private static final String ORDERS = "/api/v1/orders";

    private static final String ORDER = """
            {"lines":[{"sku":"%s","quantity":1}],"shippingAddress":{"name":"Ann","line1":"Street 1","city":"Berlin",\
            "postalCode":"10115","country":"DE"}}""";

    private static final String PAYMENT = "{\"token\":\"tok_ok\"}";
    private static final String ID = "\"id\":\"";

    /** Orders that wait for somebody to pay for them or to cancel them, of the latest. */
    private static final int MAX_OPEN = 10_000;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final Shop shop;
    private final Journal journal;
    private final RandomGenerator random;

    public Customers(Shop shop, Journal journal, RandomGenerator random) {
        this.shop = shop;
        this.journal = journal;
        this.random = random;
    }

    /** Orders of one unit of a SKU. Declined when it is sold out, or when the gateway turns them away. */
    public Subject placing(Function<RandomGenerator, String> sku) {
        return () -> act(Act.PLACE, order(sku.apply(random), shop.anyCustomer(random)))
                .thenApply(Customers::outcome);
    }

    /** Orders of one unit, each paid for by its owner as soon as it is placed; done when both are. */
    public Subject paying(Function<RandomGenerator, String> sku) {
        return () -> {
            String owner = shop.anyCustomer(random);
            String key = key();
            return act(Act.PLACE, order(sku.apply(random), owner))
                    .thenCompose(reply -> reply.status() == CREATED
                            ? act(Act.PAY, new Call("POST", pathOf(reply) + "/payments", owner, key, PAYMENT))
                            : CompletableFuture.completedFuture(reply))
                    .thenApply(Customers::outcome);
        };
    }

    /** What became of somebody who comes again until he knows. */
    public record Fate(boolean sold, long turnedAway) {}

    /** One who wants a unit, and asks again a moment after he was turned away, until he has it or it is sold out. */
    public CompletableFuture<Fate> insisting(String sku) {
        return insisting(order(sku, shop.anyCustomer(random)), 0);
    }

    private CompletableFuture<Fate> insisting(Call call, long turnedAway) {
        return shop.gateway()
                .send(call)
                .handle((reply, failure) -> failure == null ? reply.status() : 0)
                .thenCompose(status -> {
                    if (status == CREATED) {
                        journal.done(Act.PLACE);
                    }
                    return status == CREATED || status == CONFLICT
                            ? CompletableFuture.completedFuture(new Fate(status == CREATED, turnedAway))
                            : CompletableFuture.supplyAsync(() -> call, AFTER_A_MOMENT)
                                    .thenCompose(again -> insisting(again, turnedAway + 1));
                });
    }

    /** Looks at a product or at the stock of a SKU, by turns of chance. */
    public Subject reading(Function<RandomGenerator, String> sku) {
        return () -> read(
                random.nextBoolean()
                        ? "/api/v1/products/" + shop.anyProduct(random)
                        : "/api/v1/stock/" + sku.apply(random),
                OK);
    }

    /** The least that a request costs the gateway: it authenticates, counts, routes, and refuses what cannot be a SKU. */
    public Subject knocking() {
        return () -> read("/api/v1/stock/no!sku", NOT_FOUND);
    }

    /** A shop's day: 80 % reading, 15 % placing, 4 % paying for and 1 % cancelling an order that was placed before. */
    public Subject mixing(Function<RandomGenerator, String> sku) {
        Queue<Open> open = new ConcurrentLinkedQueue<>();
        Subject reading = reading(sku);
        return () -> {
            double kind = random.nextDouble();
            Open mine = kind >= 0.95 ? open.poll() : null;
            if (kind < 0.80) {
                return reading.call();
            }
            if (mine == null) {
                return placed(sku.apply(random), shop.anyCustomer(random), open);
            }
            return kind < 0.99
                    ? act(Act.PAY, mine.call("/payments", PAYMENT, key())).thenApply(Customers::outcome)
                    : act(Act.CANCEL, mine.call("/cancellations", "{}", key())).thenApply(Customers::outcome);
        };
    }

    private CompletionStage<Outcome> placed(String sku, String owner, Queue<Open> open) {
        return act(Act.PLACE, order(sku, owner)).thenApply(reply -> {
            if (reply.status() == CREATED && open.size() < MAX_OPEN) {
                open.add(new Open(pathOf(reply), owner));
            }
            return outcome(reply);
        });
    }

    /** An order that its owner may pay for or cancel. */
    private record Open(String path, String owner) {

        Call call(String step, String body, String key) {
            return new Call("POST", path + step, owner, key, body);
        }
    }

    private CompletionStage<Outcome> read(String path, int expected) {
        return shop.gateway().send(Call.get(path, shop.anyCustomer(random))).handle((reply, failure) -> {
            if (failure != null) {
                return Outcome.FAILED;
            }
            return reply.status() == expected ? Outcome.DONE : outcome(reply);
        });
    }

    /** Never fails: without an answer the status is 0. */
    private CompletableFuture<Reply> act(Act act, Call call) {
        return shop.gateway().send(call).handle((reply, failure) -> {
            if (failure != null) {
                journal.lost(act, call, "no answer");
                return new Reply(0, "");
            }
            if (reply.status() == CREATED) {
                journal.done(act);
            } else if (!isRefusal(reply)) {
                journal.lost(act, call, "status " + reply.status());
            }
            return reply;
        });
    }

    private Call order(String sku, String owner) {
        return new Call("POST", ORDERS, owner, key(), ORDER.formatted(sku));
    }

    private String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Without a parser: the driver is to be light, and the id comes first. */
    private static String pathOf(Reply reply) {
        int begin = reply.body().indexOf(ID) + ID.length();
        return ORDERS + "/" + reply.body().substring(begin, reply.body().indexOf('"', begin));
    }

    private static boolean isRefusal(Reply reply) {
        return reply.status() == CONFLICT || Journal.isTurnedAway(reply.status());
    }

    private static Outcome outcome(Reply reply) {
        if (reply.status() == OK || reply.status() == CREATED) {
            return Outcome.DONE;
        }
        return isRefusal(reply) ? Outcome.DECLINED : Outcome.FAILED;
    }
}
