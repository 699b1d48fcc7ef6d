package io.sales.faults.check;

import io.sales.faults.history.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is looked at when everything has come to rest.
 *
 * @param history every request and answer, repeats at rest included
 * @param doubtful what was unknown before it was repeated at rest
 * @param before the orders then
 * @param listed the orders in the list's order, now
 * @param orders the same orders, each read by itself, with its history
 */
public record Evidence(
        List<Entry> history,
        List<Entry> doubtful,
        Map<String, OrderSeen> before,
        List<OrderSeen> listed,
        Map<String, OrderSeen> orders,
        List<SkuSeen> shelf,
        int discrepancies,
        List<String> unfinished,
        ProviderBooks provider,
        Rest rest) {

    /**
     * How it came to rest.
     *
     * @param seconds from the end of the load until no unit was held without an order, and nothing was left to do
     * @param quiet whether it came to that at all
     */
    public record Rest(double seconds, boolean quiet) {}

    public Evidence {
        history = List.copyOf(history);
        doubtful = List.copyOf(doubtful);
        before = Map.copyOf(before);
        listed = List.copyOf(listed);
        orders = Map.copyOf(orders);
        shelf = List.copyOf(shelf);
        unfinished = List.copyOf(unfinished);
    }

    /** What is about some orders only, with another history of them. */
    Evidence onlyAbout(Set<String> ids, List<Entry> other) {
        var some = new HashMap<>(orders);
        some.keySet().retainAll(ids);
        List<Entry> theirs = other.stream()
                .filter(entry -> ids.contains(Restored.order(entry)))
                .toList();
        return new Evidence(theirs, doubtful, before, listed, some, shelf, discrepancies, unfinished, provider, rest);
    }

    Evidence withHistory(List<Entry> other) {
        return new Evidence(other, doubtful, before, listed, orders, shelf, discrepancies, unfinished, provider, rest);
    }

    Evidence withBefore(List<Entry> otherDoubts, Map<String, OrderSeen> other) {
        return new Evidence(
                history, otherDoubts, other, listed, orders, shelf, discrepancies, unfinished, provider, rest);
    }

    Evidence withListed(List<OrderSeen> other) {
        return new Evidence(history, doubtful, before, other, orders, shelf, discrepancies, unfinished, provider, rest);
    }

    Evidence withOrder(OrderSeen other) {
        var changed = new HashMap<>(orders);
        changed.put(other.id(), other);
        return new Evidence(
                history, doubtful, before, listed, changed, shelf, discrepancies, unfinished, provider, rest);
    }

    Evidence withSku(SkuSeen other) {
        var changed = new ArrayList<>(shelf);
        changed.replaceAll(one -> one.sku().equals(other.sku()) ? other : one);
        return new Evidence(
                history, doubtful, before, listed, orders, changed, discrepancies, unfinished, provider, rest);
    }

    Evidence withUnfinished(List<String> other) {
        return new Evidence(history, doubtful, before, listed, orders, shelf, discrepancies, other, provider, rest);
    }

    Evidence withProvider(ProviderBooks other) {
        return new Evidence(history, doubtful, before, listed, orders, shelf, discrepancies, unfinished, other, rest);
    }
}
