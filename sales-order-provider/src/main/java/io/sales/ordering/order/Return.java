package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ReturnView.Status;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delivered units that the owner wants to send back: requested, decided on once, and received in one or more parts. */
@Entity
@Table(name = "order_return")
class Return implements Recorded<ReturnView> {

    static final Set<Status> OPEN = Set.of(Status.REQUESTED, Status.APPROVED);

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private String requestHash;

    @Enumerated(EnumType.STRING)
    private Status state;

    private String reason;
    private Instant createdAt;
    private @Nullable Instant decidedAt;
    private @Nullable Instant receivedAt;

    @ElementCollection
    @CollectionTable(name = "order_return_line", joinColumns = @JoinColumn(name = "return_id"))
    @OrderColumn(name = "line_no")
    private List<ReturnLine> lines;

    @OneToMany(mappedBy = "origin", cascade = CascadeType.PERSIST)
    private List<Receipt> receipts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Return() {}

    Return(Order order, ReturnRequest request, List<Units> units, Instant now) {
        this.id = request.id();
        this.order = order;
        this.requestHash = request.hash();
        this.state = Status.REQUESTED;
        this.reason = request.reason();
        this.createdAt = now;
        this.lines = units.stream().map(ReturnLine::new).toList();
    }

    String id() {
        return id;
    }

    boolean isOpen() {
        return OPEN.contains(state);
    }

    /** A received return was approved too. */
    boolean isApproved() {
        return state == Status.APPROVED || state == Status.RECEIVED;
    }

    boolean isRejected() {
        return state == Status.REJECTED;
    }

    /**
     * @throws SalesException {@code illegal-transition} if it was decided on
     */
    void approve(Instant now) {
        decide(Status.APPROVED, now);
    }

    /**
     * @throws SalesException {@code illegal-transition} if it was decided on
     */
    void reject(Instant now) {
        decide(Status.REJECTED, now);
    }

    private void decide(Status decision, Instant now) {
        if (state != Status.REQUESTED) {
            throw OrderVerb.illegal("The return is %s, which cannot become %s.".formatted(state, decision));
        }
        state = decision;
        decidedAt = now;
    }

    /**
     * @throws SalesException {@code illegal-transition} if it is not approved, or for more than is still to come back;
     *     {@code invalid-request} for a SKU that is not part of it
     */
    Receipt receive(ReceiptRequest request, Instant now) {
        if (state != Status.APPROVED) {
            throw OrderVerb.illegal("A return that is %s cannot be received.".formatted(state));
        }
        request.lines().forEach(units -> line(units.sku()).receive(units));
        if (lines.stream().allMatch(line -> line.missing() == 0)) {
            state = Status.RECEIVED;
            receivedAt = now;
        }
        var receipt = new Receipt(this, request, now);
        receipts.add(receipt);
        return receipt;
    }

    Optional<Receipt> receipt(String receiptId) {
        return receipts.stream().filter(one -> one.id().equals(receiptId)).findFirst();
    }

    List<Units> requested() {
        return lines.stream().map(ReturnLine::requested).toList();
    }

    /** For people. */
    String label() {
        return id + ": " + Units.text(requested());
    }

    @Override
    public String requestHash() {
        return requestHash;
    }

    @Override
    public ReturnView view() {
        return new ReturnView(
                id,
                order.id(),
                state,
                lines.stream().map(ReturnLine::view).toList(),
                reason,
                createdAt,
                decidedAt,
                receivedAt);
    }

    private ReturnLine line(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(
                        () -> SalesException.invalid("lines", "names %s, which is not in this return".formatted(sku)));
    }
}
