package io.sales.ordering.order;

import io.sales.api.order.CancellationView;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that somebody called off. */
@Entity
class Cancellation implements Recorded<CancellationView> {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private String requestHash;
    private @Nullable String reason;
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "cancellation_line", joinColumns = @JoinColumn(name = "cancellation_id"))
    @OrderColumn(name = "line_no")
    private List<Units> lines;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Cancellation() {}

    Cancellation(Order order, CancellationRequest request, List<Units> lines, Instant now) {
        this.id = request.id();
        this.order = order;
        this.requestHash = request.hash();
        this.reason = request.reason();
        this.lines = lines;
        this.createdAt = now;
    }

    String id() {
        return id;
    }

    /** For people: what was called off and, where it was said, why. */
    String label() {
        return Units.text(lines) + (reason == null ? "" : ": " + reason);
    }

    @Override
    public String requestHash() {
        return requestHash;
    }

    @Override
    public CancellationView view() {
        return new CancellationView(
                id, order.id(), lines.stream().map(Units::view).toList(), reason, createdAt);
    }
}
