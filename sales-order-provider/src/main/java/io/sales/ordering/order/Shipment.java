package io.sales.ordering.order;

import io.sales.api.order.ShipmentView;
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

/** A parcel. */
@Entity
class Shipment implements Recorded<ShipmentView> {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private String requestHash;
    private String carrier;
    private String trackingNumber;
    private Instant shippedAt;
    private @Nullable Instant deliveredAt;

    @ElementCollection
    @CollectionTable(name = "shipment_line", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "line_no")
    private List<Units> lines;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Shipment() {}

    Shipment(Order order, ShipmentRequest request, List<Units> lines, Instant now) {
        this.id = request.id();
        this.order = order;
        this.requestHash = request.hash();
        this.carrier = request.carrier();
        this.trackingNumber = request.trackingNumber();
        this.lines = lines;
        this.shippedAt = now;
    }

    String id() {
        return id;
    }

    @Override
    public String requestHash() {
        return requestHash;
    }

    Instant shippedAt() {
        return shippedAt;
    }

    List<Units> lines() {
        return lines;
    }

    /** For people: how to follow it, and what is in it. */
    String label() {
        return carrier + " " + trackingNumber + ": " + Units.text(lines);
    }

    boolean isDelivered() {
        return deliveredAt != null;
    }

    void arrive(Instant now) {
        deliveredAt = now;
    }

    @Override
    public ShipmentView view() {
        return new ShipmentView(
                id,
                order.id(),
                lines.stream().map(Units::view).toList(),
                carrier,
                trackingNumber,
                shippedAt,
                deliveredAt);
    }
}
