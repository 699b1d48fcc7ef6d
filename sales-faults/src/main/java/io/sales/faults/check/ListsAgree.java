package io.sales.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The list has every order once, and as it is when it is read by itself. */
final class ListsAgree implements Check {

    @Override
    public String promise() {
        return "lists agree with single reads";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var seen = new HashSet<String>();
        for (OrderSeen listed : evidence.listed()) {
            OrderSeen single = evidence.orders().get(listed.id());
            if (!seen.add(listed.id())) {
                findings.add(new Finding(listed.id(), "is in the list twice"));
            } else if (single == null || !single.withActions(List.of()).equals(listed)) {
                findings.add(new Finding(listed.id(), "is not in the list as it is"));
            }
        }
        for (String id : evidence.orders().keySet()) {
            if (!seen.contains(id)) {
                findings.add(new Finding(id, "is not in the list"));
            }
        }
        return findings;
    }

    @Override
    public String damage() {
        return "an order that the list has from before its last change";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        var listed = new ArrayList<>(evidence.listed());
        OrderSeen first = listed.get(0);
        listed.set(0, first.withVersion(first.version() - 1));
        return evidence.withListed(listed);
    }
}
