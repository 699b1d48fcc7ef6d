package io.sales.ordering.order;

import io.sales.api.Role;
import io.sales.api.order.HistoryEntry;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One thing that happened to an order; written in the transaction in which it happened. */
@Entity
@Table(name = "order_history")
class HistoryRecord {

    private static final int MAX_DETAIL = 500;

    @EmbeddedId
    private Key key;

    @MapsId("orderId")
    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private Instant at;
    private String actor;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String action;
    private String detail;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected HistoryRecord() {}

    HistoryRecord(Order order, long seq, Act act, String action, String detail) {
        this.key = new Key(order.id(), seq);
        this.order = order;
        this.at = act.at();
        this.actor = act.actor().id();
        this.role = act.actor().role();
        this.action = action;
        this.detail = fitting(detail);
    }

    private static String fitting(String detail) {
        if (detail.length() <= MAX_DETAIL) {
            return detail;
        }
        int end = MAX_DETAIL - 1;
        return detail.substring(0, Character.isHighSurrogate(detail.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    HistoryEntry view() {
        return new HistoryEntry(key.seq(), at, actor, role, action, detail);
    }

    @Embeddable
    record Key(String orderId, long seq) implements Serializable {}
}
