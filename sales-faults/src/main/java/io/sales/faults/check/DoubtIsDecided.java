package io.sales.faults.check;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What nobody knew of was wholly done or not at all, and a repeat with the same key tells which. */
final class DoubtIsDecided implements Check {

    @Override
    public String promise() {
        return "what was unknown is wholly there or not at all, and a repeat with the same key tells which";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        History.undecided(evidence.history())
                .forEach(entry -> findings.add(finding(entry, "has no answer however often it is sent")));
        Map<String, Entry> decided = new HashMap<>();
        History.decided(evidence.history())
                .forEach(entry -> decided.put(entry.request().identity(), entry));
        for (Entry doubt : evidence.doubtful()) {
            Entry repeat = decided.get(doubt.request().identity());
            if (repeat != null && repeat.is(Outcome.ACKNOWLEDGED)) {
                compare(doubt, repeat.answer(), evidence, findings);
            }
        }
        return findings;
    }

    /** Whether the repeat says it was done before exactly if it was there before. */
    private static void compare(Entry doubt, Answer repeat, Evidence evidence, List<Finding> findings) {
        Request request = doubt.request();
        if (request.verb() == Verb.DELIVER || request.verb() == Verb.CANCEL) {
            // A delivery has no key; what a cancellation makes has no id that an order shows. Their histories tell.
            return;
        }
        boolean wasThere = wasThere(request, String.valueOf(repeat.id()), evidence.before());
        if (wasThere != repeat.replayed()) {
            findings.add(finding(
                    doubt,
                    "was %s, but its repeat was answered as if it was %s"
                            .formatted(wasThere ? "there" : "not there", repeat.replayed() ? "there" : "not there")));
        }
    }

    private static boolean wasThere(Request request, String made, Map<String, OrderSeen> before) {
        if (request.verb() == Verb.PLACE) {
            return before.containsKey(made);
        }
        OrderSeen order = before.get(String.valueOf(request.orderId()));
        return order != null
                && switch (request.verb()) {
                    case PAY -> order.payments().contains(made);
                    case SHIP -> order.shipments().contains(made);
                    case REFUND -> order.bookedRefunds().contains(made);
                    default -> throw new IllegalArgumentException(request.verb() + " makes nothing with an id");
                };
    }

    private static Finding finding(Entry entry, String what) {
        Request request = entry.request();
        String subject = request.orderId() == null ? request.identity() : request.orderId();
        return new Finding(subject, "%s %s".formatted(request.verb(), what));
    }

    @Override
    public String damage() {
        return "an order that was there before its repeat, which was answered as new";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        Entry placed = evidence.history().stream()
                .filter(entry -> entry.request().verb() == Verb.PLACE
                        && entry.is(Outcome.ACKNOWLEDGED)
                        && !entry.answer().replayed())
                .findFirst()
                .orElseThrow();
        String id = String.valueOf(placed.answer().id());
        var before = new HashMap<>(evidence.before());
        before.put(id, evidence.orders().values().iterator().next());
        return evidence.withBefore(List.of(placed), before);
    }
}
