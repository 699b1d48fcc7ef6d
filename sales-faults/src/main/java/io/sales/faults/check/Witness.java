package io.sales.faults.check;

import io.sales.faults.check.Evidence.Rest;
import io.sales.faults.check.SkuSeen.Movement;
import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import io.sales.faults.load.Shop;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Waits until the system has come to rest, has every doubt decided, and writes down what is there. */
public final class Witness {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A key whose outcome is unknown is bound until the hold it may have left is given back. For all of them together. */
    private static final Duration DECIDED = Duration.ofSeconds(90);

    private final RunningSystem system;
    private final Shop shop;
    private final History history;
    private final Duration patience;
    private final boolean unpaidExpire;

    /**
     * @param patience for how long it waits for rest at most
     * @param unpaidExpire whether orders that nobody pays end soon, so that their end belongs to coming to rest
     */
    public Witness(RunningSystem system, Shop shop, History history, Duration patience, boolean unpaidExpire) {
        this.patience = patience;
        this.unpaidExpire = unpaidExpire;
        this.system = system;
        this.shop = shop;
        this.history = history;
    }

    /**
     * Everything runs, and nobody asks for anything any more.
     *
     * @throws IOException if the system does not answer even now
     */
    public Evidence examine() throws IOException {
        Rest rest = awaitRest();
        List<Entry> doubtful = History.undecided(history.entries());
        Map<String, OrderSeen> before = byId(listed());
        long deadline = System.nanoTime() + DECIDED.toNanos();
        doubtful.forEach(doubt -> decide(doubt, deadline));
        awaitRest();
        List<OrderSeen> listed = listed();
        return new Evidence(
                history.entries(),
                doubtful,
                before,
                listed,
                singly(listed),
                shelf(),
                shop.reconciliation().path("discrepancies").size(),
                unfinished(),
                provider(),
                rest);
    }

    private Rest awaitRest() throws IOException {
        Rest rest = await(this::isQuiet);
        if (unpaidExpire) {
            await(() -> nobodyWaits() && isQuiet());
        }
        return rest;
    }

    private Rest await(Condition condition) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            boolean quiet = condition.holds();
            Duration passed = Duration.ofNanos(System.nanoTime() - begin);
            if (quiet || passed.compareTo(patience) > 0) {
                return new Rest(passed.toMillis() / 1_000.0, quiet);
            }
            Patience.rest(PAUSE);
        }
    }

    private boolean nobodyWaits() throws IOException {
        return shop.read("/orders?status=AWAITING_PAYMENT").path("items").isEmpty();
    }

    /** Whether every unit that is reserved is reserved for an order, and there is nothing that is still to be done. */
    private boolean isQuiet() throws IOException {
        List<OrderSeen> orders = listed();
        for (String sku : shop.skus()) {
            long ordered =
                    orders.stream().mapToLong(order -> order.reserved(sku)).sum();
            if (shop.read("/stock/" + sku).path("reserved").asLong() != ordered) {
                return false;
            }
        }
        return orders.stream().allMatch(order -> order.pending() == 0)
                && unfinished().isEmpty();
    }

    /** Repeats until the answer tells what was done; once at least. */
    private void decide(Entry doubt, long deadline) {
        Request request = doubt.request();
        while (true) {
            long sentAt = history.now();
            Answer answer = shop.send(request);
            history.add(sentAt, request, answer);
            boolean decided = answer.outcome() != Outcome.UNKNOWN && !answer.isFailure();
            if (decided || System.nanoTime() > deadline) {
                return;
            }
            Patience.rest(PAUSE);
        }
    }

    private List<OrderSeen> listed() throws IOException {
        return shop.readAll("/orders").stream().map(OrderSeen::of).toList();
    }

    /** Those of the list, and those that somebody was told of. */
    private Map<String, OrderSeen> singly(List<OrderSeen> listed) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        listed.forEach(order -> ids.add(order.id()));
        history.entries().stream()
                .filter(entry -> entry.request().verb() == Verb.PLACE && entry.is(Outcome.ACKNOWLEDGED))
                .forEach(entry -> ids.add(String.valueOf(entry.answer().id())));
        var orders = new HashMap<String, OrderSeen>();
        for (String id : ids) {
            Optional<JsonNode> order = shop.find("/orders/" + id);
            if (order.isPresent()) {
                List<String> actions = shop.readAll("/orders/" + id + "/history").stream()
                        .map(line -> line.path("action").asString())
                        .toList();
                orders.put(id, OrderSeen.of(order.get()).withActions(actions));
            }
        }
        return orders;
    }

    private List<SkuSeen> shelf() throws IOException {
        var shelf = new ArrayList<SkuSeen>();
        for (String sku : shop.skus()) {
            JsonNode level = shop.read("/stock/" + sku);
            List<Movement> movements = shop.readAll("/stock/" + sku + "/movements").stream()
                    .map(Witness::movement)
                    .toList();
            shelf.add(new SkuSeen(
                    sku, level.path("onHand").asLong(), level.path("reserved").asLong(), movements));
        }
        return shelf;
    }

    private static Movement movement(JsonNode line) {
        return new Movement(
                line.path("seq").asLong(),
                line.path("onHandDelta").asLong(),
                line.path("heldDelta").asLong(),
                line.path("committedDelta").asLong(),
                line.path("onHand").asLong(),
                line.path("held").asLong(),
                line.path("committed").asLong());
    }

    private List<String> unfinished() throws IOException {
        var unfinished = new ArrayList<String>();
        for (String status : List.of("waiting", "parked")) {
            for (JsonNode one : shop.readAll("/operations?status=" + status)) {
                unfinished.add("%s of %s is %s: %s"
                        .formatted(
                                one.path("kind").asString(),
                                one.path("subject").asString(),
                                one.path("status").asString(),
                                one.path("why").asString("not begun")));
            }
        }
        return unfinished;
    }

    /** Its books are read while it is closed. */
    private ProviderBooks provider() {
        system.stop("payment");
        try {
            return ProviderBooks.read(system.data().resolve("payment"));
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("The payment provider's books cannot be read", e));
        } finally {
            system.start("payment");
        }
    }

    private static Map<String, OrderSeen> byId(List<OrderSeen> orders) {
        return orders.stream().collect(Collectors.toMap(OrderSeen::id, Function.identity(), (one, same) -> one));
    }

    private interface Condition {

        boolean holds() throws IOException;
    }
}
