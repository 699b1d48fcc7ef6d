package io.sales.ordering.random;

import static io.sales.api.Slugs.FORBIDDEN;
import static io.sales.api.Slugs.IDEMPOTENCY_KEY_REUSED;
import static io.sales.api.Slugs.INVALID_REQUEST;
import static io.sales.api.Slugs.IN_PROGRESS;
import static io.sales.api.Slugs.SKU_NOT_SELLABLE;
import static io.sales.api.Slugs.TIMEOUT;
import static io.sales.api.Slugs.UNAVAILABLE;

import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.ordering.OrderProviderSuite;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an order comes about: at once, out of stock, after a lost answer, twice at the same moment, or not at all. */
record Checkout(Shop shop, Findings findings, Dice dice, Caller owner, Caller staff) {

    private static final String OUT_OF_STOCK = "out of stock";
    private static final int MAX_TRIES = 3;

    /** Nobody knows yet what came of it; it may be sent again. */
    private static final Set<String> UNKNOWN = Set.of(TIMEOUT, UNAVAILABLE, IN_PROGRESS);

    /**
     * @return the id of the order; empty if there is none, as far as the customer knows
     */
    Optional<String> order() throws Exception {
        List<SkuQuantity> basket = basket();
        String key = dice.key();
        if (dice.chance(5)) {
            mistake();
        }
        if (dice.chance(5)) {
            requireOneOrder(Crowd.rush(2, copy -> () -> place(owner, key, basket)));
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            Result result = place(owner, key, basket);
            findings.count("place " + result.word());
            if (result.isPlaced()) {
                repeat(key, basket, result);
                return Optional.of(result.orderId());
            }
            boolean unknown = result.isOneOf(UNKNOWN);
            if (!unknown && !result.word().equals(OUT_OF_STOCK)) {
                findings.broken(Invariant.LEGAL_IS_DONE, key, "placing %s was answered %s".formatted(basket, result));
            }
            if (!unknown || dice.chance(50)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<SkuQuantity> basket() {
        var plenty = new ArrayList<>(Shop.PLENTY);
        Collections.rotate(plenty, dice.below(plenty.size()));
        var basket = new ArrayList<>(plenty.subList(0, 1 + dice.below(3)));
        if (dice.chance(5)) {
            basket.add(Shop.SCARCE);
        }
        return basket.stream()
                .map(article -> new SkuQuantity(article.sku(), 1 + dice.below(4)))
                .toList();
    }

    private void repeat(String key, List<SkuQuantity> basket, Result first) {
        if (dice.chance(15)) {
            Result second = place(owner, key, basket);
            boolean same = second.isReplay() && second.orderId().equals(first.orderId());
            if (!same && !second.isOneOf(UNKNOWN)) {
                findings.broken(Invariant.ONE_EFFECT_PER_KEY, first.orderId(), "placed again it was " + second);
            }
        }
        if (dice.chance(5)) {
            List<SkuQuantity> other = List.of(new SkuQuantity("CHEAP", 9));
            requireRefused(IDEMPOTENCY_KEY_REUSED, place(owner, key, other));
        }
    }

    private void requireOneOrder(List<Result> copies) {
        List<Result> placed = copies.stream().filter(Result::isPlaced).toList();
        long fresh = placed.stream().filter(result -> !result.isReplay()).count();
        if (fresh > 1
                || placed.stream()
                                .map(Result::orderId)
                                .collect(Collectors.toSet())
                                .size()
                        > 1) {
            findings.broken(Invariant.ONE_EFFECT_PER_KEY, placed.get(0).orderId(), "two copies placed " + copies);
        }
    }

    private void mistake() {
        requireRefused(FORBIDDEN, place(staff, dice.key(), basket()));
        requireRefused(SKU_NOT_SELLABLE, place(owner, dice.key(), List.of(new SkuQuantity("NO-SUCH-SKU", 1))));
        requireRefused(INVALID_REQUEST, place(owner, dice.key(), List.of(new SkuQuantity("CHEAP", 0))));
        requireRefused(INVALID_REQUEST, place(owner, dice.key(), List.of()));
    }

    private void requireRefused(String slug, Result result) {
        if (!result.word().equals(slug) && !result.isOneOf(UNKNOWN)) {
            findings.broken(
                    Invariant.REFUSED_CLEANLY, result.orderId(), "%s where it must be %s".formatted(result, slug));
        }
    }

    private Result place(Caller by, String key, List<SkuQuantity> lines) {
        try {
            PlaceOrderAnswer answer = shop.orders().place(new PlaceOrder(by, key, lines, OrderProviderSuite.HOME));
            return answer instanceof Placed placed
                    ? new Result(Move.OK, placed.order().id(), placed.replayed())
                    : new Result(OUT_OF_STOCK, "", false);
        } catch (SalesException refusal) {
            return new Result(refusal.slug(), "", false);
        }
    }

    /**
     * @param word {@link Move#OK}, {@link #OUT_OF_STOCK} or the slug of a refusal
     * @param orderId empty if there is none
     */
    private record Result(String word, String orderId, boolean isReplay) {

        boolean isPlaced() {
            return word.equals(Move.OK);
        }

        boolean isOneOf(Set<String> words) {
            return words.contains(word);
        }
    }
}
