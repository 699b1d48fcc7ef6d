package io.sales.faults.check;

import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was acknowledged is there exactly once, and nothing is there that nobody was told of. */
final class AcknowledgedIsThere implements Check {

    @Override
    public String promise() {
        return "what was acknowledged is there exactly once, and nothing else is";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        Map<String, Map<Verb, List<Entry>>> acknowledged = acknowledged(History.decided(evidence.history()));
        acknowledged.forEach(
                (order, verbs) -> compare(order, verbs, evidence.orders().get(order), findings));
        for (String id : evidence.orders().keySet()) {
            if (!acknowledged.containsKey(id)) {
                findings.add(new Finding(id, "is an order of which nobody was told"));
            }
        }
        return findings;
    }

    private static Map<String, Map<Verb, List<Entry>>> acknowledged(Collection<Entry> decided) {
        var byOrder = new HashMap<String, Map<Verb, List<Entry>>>();
        for (Entry entry : decided) {
            if (entry.is(Outcome.ACKNOWLEDGED)) {
                Verb verb = entry.request().verb();
                String order = verb == Verb.PLACE
                        ? entry.answer().id()
                        : entry.request().orderId();
                byOrder.computeIfAbsent(Objects.requireNonNull(order), id -> new EnumMap<>(Verb.class))
                        .computeIfAbsent(verb, same -> new ArrayList<>())
                        .add(entry);
            }
        }
        return byOrder;
    }

    private static void compare(
            String id, Map<Verb, List<Entry>> verbs, @Nullable OrderSeen order, List<Finding> findings) {
        if (order == null) {
            findings.add(new Finding(id, "was acknowledged and is not there"));
            return;
        }
        for (Verb verb : Verb.values()) {
            List<Entry> told = verbs.getOrDefault(verb, List.of());
            if (!verb.action().isEmpty() && order.count(verb.action()) != told.size()) {
                findings.add(new Finding(
                        id,
                        "%s acknowledged %d times, %d times in its history"
                                .formatted(verb, told.size(), order.count(verb.action()))));
            }
            List<String> present = made(verb, order);
            for (Entry entry : verb == Verb.CANCEL ? List.<Entry>of() : told) {
                String thing = entry.answer().id();
                if (present.stream().filter(one -> one.equals(thing)).count() != 1) {
                    findings.add(new Finding(id, "%s %s is not there exactly once".formatted(verb, thing)));
                }
            }
        }
    }

    /** What a verb has made of an order; where it makes nothing with an id, history alone tells. */
    private static List<String> made(Verb verb, OrderSeen order) {
        return switch (verb) {
            case PLACE -> List.of(order.id());
            case PAY -> order.payments();
            case SHIP, DELIVER -> order.shipments();
            case REFUND -> order.bookedRefunds();
            case CANCEL -> List.of();
        };
    }

    @Override
    public String damage() {
        return "a shipment taken out of an order's history";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        OrderSeen order = evidence.orders().values().stream()
                .filter(one -> one.count("SHIPPED") > 0)
                .findFirst()
                .orElseThrow();
        var actions = new ArrayList<>(order.actions());
        actions.remove("SHIPPED");
        return evidence.withOrder(order.withActions(actions));
    }
}
