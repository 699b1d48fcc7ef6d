package io.sales.ordering.order;

import io.sales.api.SkuQuantity;
import io.sales.api.order.OrderView;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.order.ShipmentView;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.work.Due;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The goods of one order taken together: its lines, the cancellations, parcels and returns that changed them, and how far
 * inventory has been told. They are the desired state of the order's stock: whatever changes that goes through
 * {@link #moveStock}.
 */
@Embeddable
class Goods {

    private long stockVersion;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "settle_due"))
    @AttributeOverride(name = "since", column = @Column(name = "settle_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "settle_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "settle_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "settle_problem"))
    private Due settle;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_no")
    private List<OrderLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<Cancellation> cancellations = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("shippedAt, id")
    private List<Shipment> shipments = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<Return> returns = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Goods() {}

    /**
     * @param settle when inventory is to be told about them
     */
    Goods(long stockVersion, Due settle) {
        this.stockVersion = stockVersion;
        this.settle = settle;
    }

    /** Goods whose stock is held under the given version. */
    static Goods held(Placement placement, long stockVersion) {
        var goods = new Goods(stockVersion, Due.never());
        placement.granted().forEach(line -> goods.lines.add(new OrderLine(line)));
        return goods;
    }

    Cancellation cancel(Order order, CancellationRequest request, Instant now) {
        List<Units> units = lines().choose(request.lines());
        lines().cancel(units);
        moveStock(now);
        var cancellation = new Cancellation(order, request, units, now);
        cancellations.add(cancellation);
        return cancellation;
    }

    void cancelAll(Instant now) {
        lines().cancelAll();
        moveStock(now);
    }

    Shipment ship(Order order, ShipmentRequest request, Instant now) {
        List<Units> units = lines().choose(request.lines());
        lines().ship(units);
        moveStock(now);
        var shipment = new Shipment(order, request, units, now);
        shipments.add(shipment);
        return shipment;
    }

    void deliver(Shipment shipment, Instant now) {
        lines().deliver(shipment.lines());
        shipment.arrive(now);
    }

    Return requestReturn(Order order, ReturnRequest request, Instant now) {
        List<Units> units = lines().named(request.lines());
        lines().requestReturn(units);
        var requested = new Return(order, request, units, now);
        returns.add(requested);
        return requested;
    }

    void reject(Return rejected, Instant now) {
        rejected.reject(now);
        lines().keep(rejected.requested());
    }

    Receipt receive(ReceiptRequest request, Instant now) {
        Return open = returnOf(request.returnId()).orElseThrow();
        Receipt receipt = open.receive(request, now);
        lines().receive(request.lines());
        moveStock(now);
        return receipt;
    }

    /**
     * @param wanted null for all that is paid for
     */
    List<Units> credit(@Nullable List<SkuQuantity> wanted) {
        List<Units> units = wanted == null ? lines().creditable() : lines().named(wanted);
        lines().credit(units);
        return units;
    }

    /** Raises the version that inventory hears the state of the stock under, and lets it hear. */
    void moveStock(Instant now) {
        stockVersion++;
        settle = Due.at(now);
    }

    /** Goes on above a version that inventory remembers from before this database was restored from a backup. */
    void outgrow(long rememberedVersion, Instant now) {
        stockVersion = Math.max(stockVersion, rememberedVersion);
        moveStock(now);
    }

    long stockVersion() {
        return stockVersion;
    }

    List<SettleStock.Line> wantedStock(Function<OrderLine, SettleStock.Line> wanted) {
        return lines.stream().map(wanted).toList();
    }

    OrderLines lines() {
        return new OrderLines(lines);
    }

    Optional<Cancellation> cancellation(String id) {
        return cancellations.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Shipment> shipment(String id) {
        return shipments.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Return> returnOf(String id) {
        return returns.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    ShipmentStatus shipmentStatus() {
        return lines().shipmentStatus();
    }

    ReturnStatus returnStatus() {
        int returned = lines().returned();
        if (returned == 0) {
            return isReturnOpen() ? ReturnStatus.REQUESTED : ReturnStatus.NONE;
        }
        return returned < lines().live() ? ReturnStatus.PARTIALLY_RETURNED : ReturnStatus.RETURNED;
    }

    /** Whether something is on its way back, or may come. */
    boolean isReturnOpen() {
        return returns.stream().anyMatch(Return::isOpen);
    }

    List<OrderView.Line> lineViews(String currency) {
        return lines.stream().map(line -> line.view(currency)).toList();
    }

    List<ShipmentView> shipmentViews() {
        return shipments.stream().map(Shipment::view).toList();
    }

    List<ReturnView> returnViews() {
        return returns.stream().map(Return::view).toList();
    }
}
