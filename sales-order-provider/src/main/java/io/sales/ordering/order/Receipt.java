package io.sales.ordering.order;

import io.sales.api.order.ReturnView;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** That some or all units of a return came back. */
@Entity
@Table(name = "return_receipt")
class Receipt implements Recorded<ReturnView> {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "return_id")
    private Return origin;

    private String requestHash;
    private Instant receivedAt;

    @ElementCollection
    @CollectionTable(name = "return_receipt_line", joinColumns = @JoinColumn(name = "receipt_id"))
    @OrderColumn(name = "line_no")
    private List<ReceivedUnits> lines;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Receipt() {}

    Receipt(Return origin, ReceiptRequest request, Instant now) {
        this.id = request.id();
        this.origin = origin;
        this.requestHash = request.hash();
        this.receivedAt = now;
        this.lines = request.lines();
    }

    String id() {
        return id;
    }

    /** For people: what came back, and what becomes of it. */
    String label() {
        return origin.id()
                + ": "
                + lines.stream()
                        .map(units -> "%d %s %s".formatted(units.quantity(), units.sku(), units.disposition()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String requestHash() {
        return requestHash;
    }

    /** A receipt is seen in its return. */
    @Override
    public ReturnView view() {
        return origin.view();
    }
}
