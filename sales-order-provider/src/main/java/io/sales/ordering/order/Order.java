package io.sales.ordering.order;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.order.CancelReason;
import io.sales.api.order.OrderView;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.work.Due;
import io.sales.ordering.work.UnfinishedException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An order: quantities and money, from which every status is derived but its place in life. Each method below is one act;
 * it checks whether the act is legal now, changes what it changes, and writes a line of history. Callers hold the row's
 * lock.
 *
 * <p>The row is the desired state of its stock: whatever changes a quantity goes through {@link #moveStock}.
 */
@Entity
@Table(name = "orders")
@DynamicUpdate
public class Order {

    static final String RETRIED = "RETRIED";

    @Id
    private String id;

    private String number;
    private String customerId;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    private String currency;
    private String requestHash;

    @Convert(converter = AddressConverter.class)
    private Address shippingAddress;

    private Instant placedAt;
    private Instant payBy;

    @Embedded
    private Funds funds;

    private long historyLength;

    @Version
    private long version;

    private long stockVersion;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "settle_due"))
    @AttributeOverride(name = "since", column = @Column(name = "settle_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "settle_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "settle_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "settle_problem"))
    private Due settle;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "expire_due"))
    @AttributeOverride(name = "since", column = @Column(name = "expire_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "expire_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "expire_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "expire_problem"))
    private Due expire;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_no")
    private List<OrderLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<PaymentAttempt> attempts = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<Refund> refunds = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("shippedAt, id")
    private List<Shipment> shipments = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<Cancellation> cancellations = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<HistoryRecord> history = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Order() {}

    /** Records an order whose stock is held under the given version. */
    Order(Placement placement, long stockVersion, Duration timeToPay, Instant now) {
        this.id = placement.request().id();
        this.number = OrderNumber.of(id);
        this.customerId = placement.request().caller().id();
        this.state = OrderState.AWAITING_PAYMENT;
        this.currency = placement.currency();
        this.requestHash = placement.request().hash();
        this.shippingAddress = placement.request().shippingAddress();
        this.placedAt = now;
        this.payBy = now.plus(timeToPay);
        this.funds = Funds.none();
        this.stockVersion = stockVersion;
        this.settle = Due.never();
        this.expire = Due.at(payBy);
        placement.granted().forEach(line -> lines.add(new OrderLine(line)));
        var act = new Act(placement.request().caller(), now);
        record(act, "PLACED", lines.size() + (lines.size() == 1 ? " line" : " lines"));
        confirmIfPaid(act);
    }

    /** Takes the place of an order that stock was held for but that was never recorded. */
    Order(VoidHold hold, Instant now) {
        this.id = hold.orderId();
        this.number = OrderNumber.of(id);
        this.customerId = "";
        this.state = OrderState.VOID;
        this.currency = "XXX";
        this.requestHash = "";
        this.shippingAddress = VoidHold.NOWHERE;
        this.placedAt = now;
        this.payBy = now;
        this.funds = Funds.none();
        this.stockVersion = hold.stockVersion();
        this.settle = Due.at(now);
        this.expire = Due.never();
    }

    /**
     * Opens an attempt to pay all that is owed.
     *
     * @throws SalesException {@code illegal-transition}, {@code payment-pending}
     */
    public PaymentAttempt pay(PaymentRequest request, Act act) {
        OrderVerb.PAY.requireLegalIn(state);
        if (!act.at().isBefore(payBy)) {
            throw OrderVerb.illegal("The time to pay this order is over.");
        }
        PaymentAttempt attempt = account().open(request, act);
        record(act, "PAYMENT_STARTED", attempt.id());
        return attempt;
    }

    /** Books a charge that went through, whatever has become of the order meanwhile. */
    public void captured(PaymentAttempt attempt, Act act) {
        account().close(attempt, PaymentAttempt.State.SUCCEEDED);
        record(act, "PAID", attempt.id());
        confirmIfPaid(act);
        refundCredit("more was charged than is owed", act);
    }

    public void declined(PaymentAttempt attempt, Act act) {
        account().close(attempt, PaymentAttempt.State.FAILED);
        record(act, "PAYMENT_DECLINED", attempt.id());
    }

    public void calledOff(PaymentAttempt attempt, Act act) {
        account().close(attempt, PaymentAttempt.State.CANCELLED);
        record(act, "PAYMENT_CANCELLED", attempt.id());
    }

    public void refunded(Refund refund, Act act) {
        account().through(refund);
        record(act, "REFUNDED", refund.id());
    }

    Cancellation cancel(CancellationRequest request, Act act) {
        OrderVerb.CANCEL.requireLegalIn(state);
        List<Units> units = goods().choose(request.lines());
        goods().cancel(units);
        var cancellation = new Cancellation(this, request, units, act.at());
        cancellations.add(cancellation);
        record(act, "CANCELLED", Objects.requireNonNullElse(request.reason(), ""));
        if (goods().nothingIsLive()) {
            end(act.actor().isStaff() ? CancelReason.MERCHANT : CancelReason.CUSTOMER, act);
        }
        moveStock(act);
        refundCredit("cancelled", act);
        completeIfDelivered(act);
        return cancellation;
    }

    /** Ends an order that was not paid in time. An attempt that may still be charged must be called off first. */
    public void expire(Act act) {
        OrderVerb.EXPIRE.requireLegalIn(state);
        if (act.at().isBefore(payBy) || funds.openAttempt() != null) {
            throw new IllegalStateException("Order %s may still be paid".formatted(id));
        }
        giveUp(CancelReason.EXPIRED, act);
    }

    /** Ends an order whose stock is gone, which only a restored backup can bring about. */
    public void loseStock(List<String> skus, Act act) {
        if (lines.stream().anyMatch(line -> line.shipped() > 0)) {
            throw new UnfinishedException("The order has shipped in part and lost the stock of %s".formatted(skus));
        }
        giveUp(CancelReason.STOCK_LOST, act);
        refundCredit("stock lost", act);
    }

    Shipment ship(ShipmentRequest request, Act act) {
        OrderVerb.SHIP.requireLegalIn(state);
        List<Units> units = goods().choose(request.lines());
        goods().ship(units);
        var shipment = new Shipment(this, request, units, act.at());
        shipments.add(shipment);
        record(act, "SHIPPED", shipment.label());
        moveStock(act);
        return shipment;
    }

    void deliver(Shipment shipment, Act act) {
        OrderVerb.DELIVER.requireLegalIn(state);
        goods().deliver(shipment.lines());
        shipment.arrive(act.at());
        record(act, "DELIVERED", shipment.label());
        completeIfDelivered(act);
    }

    /** Notes that somebody had background work of this order tried again; what is no order has no history. */
    public void noteRetry(String kind, Act act) {
        if (!isVoid()) {
            record(act, RETRIED, kind);
        }
    }

    /** The state that inventory should bring this order's stock to. */
    public List<SettleStock.Line> wantedStock() {
        return lines.stream()
                .map(line -> state == OrderState.AWAITING_PAYMENT ? line.wantedUnpaid() : line.wantedPaid())
                .toList();
    }

    /** Goes on above a version that inventory remembers from before this database was restored from a backup. */
    public void outgrow(long rememberedVersion, Act act) {
        stockVersion = Math.max(stockVersion, rememberedVersion);
        moveStock(act);
    }

    private void moveStock(Act act) {
        stockVersion++;
        settle = Due.at(act.at());
    }

    private void confirmIfPaid(Act act) {
        if (state == OrderState.AWAITING_PAYMENT && funds.charged() >= owed()) {
            state = OrderState.CONFIRMED;
            expire = Due.never();
            record(act, "CONFIRMED", "");
            moveStock(act);
        }
    }

    private void completeIfDelivered(Act act) {
        if (state == OrderState.CONFIRMED && goods().allLiveIsDelivered()) {
            state = OrderState.COMPLETED;
            record(act, "COMPLETED", "");
        }
    }

    private void giveUp(CancelReason reason, Act act) {
        goods().cancelAll();
        record(act, reason.name(), "");
        end(reason, act);
        moveStock(act);
    }

    private void end(CancelReason reason, Act act) {
        state = OrderState.CANCELLED;
        cancelReason = reason;
        expire = Due.never();
        account().lookAtOpenAttempts(act);
    }

    private void refundCredit(String reason, Act act) {
        account().bookRefunds(reason, act).forEach(refund -> record(act, "REFUND_BOOKED", refund.id()));
    }

    private void record(Act act, String action, String detail) {
        history.add(new HistoryRecord(this, ++historyLength, act, action, detail));
    }

    private Goods goods() {
        return new Goods(lines);
    }

    private Account account() {
        return new Account(this, funds, attempts, refunds);
    }

    public String id() {
        return id;
    }

    public String currency() {
        return currency;
    }

    public long stockVersion() {
        return stockVersion;
    }

    /** The attempt that has no outcome yet; null if there is none. */
    public @Nullable String openAttempt() {
        return funds.openAttempt();
    }

    /** Whether it waits for money. */
    public boolean isUnpaid() {
        return state == OrderState.AWAITING_PAYMENT;
    }

    /** Whether money that comes in now would still confirm it. */
    public boolean mayBePaid(Instant now) {
        return isUnpaid() && now.isBefore(payBy);
    }

    boolean isVisibleTo(Caller caller) {
        return state != OrderState.VOID && (caller.isStaff() || caller.id().equals(customerId));
    }

    Instant placedAt() {
        return placedAt;
    }

    /** Whether it is no order, but keeps one out that stock had been held for. */
    public boolean isVoid() {
        return state == OrderState.VOID;
    }

    boolean isFor(OrderRequest request) {
        return requestHash.equals(request.hash());
    }

    /** What is to be paid for the order as it stands, in minor units; never negative. */
    public long owed() {
        return Math.max(0, goods().owed() - funds.allowances());
    }

    public Optional<PaymentAttempt> attempt(String attemptId) {
        return account().attempt(attemptId);
    }

    public Optional<Refund> refund(String refundId) {
        return account().refund(refundId);
    }

    Optional<Shipment> shipment(String shipmentId) {
        return shipments.stream()
                .filter(shipment -> shipment.id().equals(shipmentId))
                .findFirst();
    }

    Optional<Cancellation> cancellation(String cancellationId) {
        return cancellations.stream()
                .filter(one -> one.id().equals(cancellationId))
                .findFirst();
    }

    public OrderView view() {
        return new OrderView(
                id,
                number,
                customerId,
                state.status(),
                account().status(),
                goods().shipmentStatus(),
                goods().returnStatus(),
                lines.stream().map(line -> line.view(currency)).toList(),
                shippingAddress,
                new Money(funds.allowances(), currency),
                new Money(goods().total(), currency),
                payBy,
                placedAt,
                cancelReason,
                attempts.stream().map(PaymentAttempt::view).toList(),
                shipments.stream().map(Shipment::view).toList(),
                refunds.stream().map(Refund::view).toList(),
                version);
    }
}
