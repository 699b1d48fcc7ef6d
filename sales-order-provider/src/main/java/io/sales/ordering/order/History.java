package io.sales.ordering.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** What happened to one order, in gapless order. It is only written here; reading it takes a page at a time. */
@Embeddable
class History {

    private long historyLength;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<HistoryRecord> records = new ArrayList<>();

    /** Before anything has happened. */
    protected History() {}

    void add(Order order, Act act, String action, String detail) {
        records.add(new HistoryRecord(order, ++historyLength, act, action, detail));
    }
}
