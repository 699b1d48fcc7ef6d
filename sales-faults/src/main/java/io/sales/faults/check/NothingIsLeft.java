package io.sales.faults.check;

import java.util.List;

/** No background work is late or was given up. */
final class NothingIsLeft implements Check {

    @Override
    public String promise() {
        return "no background work is late or parked";
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        return evidence.unfinished().stream()
                .map(what -> new Finding("operations", what))
                .toList();
    }

    @Override
    public String damage() {
        return "a refund that was given up";
    }

    @Override
    public Evidence damaged(Evidence evidence) {
        return evidence.withUnfinished(List.of("refund of ref_x is PARKED"));
    }
}
