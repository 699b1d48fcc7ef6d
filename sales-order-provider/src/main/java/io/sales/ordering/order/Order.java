package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.order.CancelReason;
import io.sales.api.order.OrderView;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.work.Due;
import io.sales.ordering.work.UnfinishedException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An order: its {@link Terms}, its {@link Goods} and its {@link Account}, from which every status is derived but its place
 * in life. Each method below is one act; it checks whether the act is legal now, changes what it changes, and writes a line
 * of history. Callers hold the row's lock. What is done with delivered goods is in {@link AfterSales}, and with an attempt to
 * pay that a person has to look at in {@link SuspendedAttempt}.
 */
@Entity
@Table(name = "orders")
@DynamicUpdate
public class Order {

    @Id
    private String id;

    @Embedded
    private Terms terms;

    @Embedded
    private Life life;

    @Embedded
    private Account account;

    @Embedded
    private Goods goods;

    @Embedded
    private History history;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Order() {}

    /** Records an order whose stock is held under the given version. */
    Order(Placement placement, long stockVersion, Duration timeToPay, Instant now) {
        this.id = placement.request().id();
        this.terms = Terms.of(placement, now, now.plus(timeToPay));
        this.life = Life.untilPaid(terms.payBy());
        this.account = new Account();
        this.goods = Goods.held(placement, stockVersion);
        this.history = new History();
        var act = new Act(placement.request().caller(), now);
        int lines = placement.granted().size();
        record(act, "PLACED", lines + (lines == 1 ? " line" : " lines"));
        confirmIfPaid(act);
    }

    /** Takes the place of an order that stock was held for but that was never recorded. */
    Order(VoidHold hold, Instant now) {
        this.id = hold.orderId();
        this.terms = Terms.of(hold, now);
        this.life = Life.ofNothing();
        this.account = new Account();
        this.goods = new Goods(hold.stockVersion(), Due.at(now));
        this.history = new History();
    }

    /**
     * Opens an attempt to pay all that is owed.
     *
     * @throws SalesException {@code illegal-transition}, {@code payment-pending}
     */
    public PaymentAttempt pay(PaymentRequest request, Act act) {
        life.require(OrderVerb.PAY);
        if (!act.at().isBefore(terms.payBy())) {
            throw OrderVerb.illegal("The time to pay this order is over.");
        }
        PaymentAttempt attempt = account.open(this, request, act.at());
        record(act, "PAYMENT_STARTED", attempt.id());
        return attempt;
    }

    /** Books a charge that went through, whatever has become of the order meanwhile. */
    public void captured(PaymentAttempt attempt, Act act) {
        account.close(attempt, PaymentAttempt.State.SUCCEEDED);
        record(act, "PAID", attempt.id());
        confirmIfPaid(act);
        payBack(RefundCause.consequence("more was charged than is owed"), act);
    }

    public void declined(PaymentAttempt attempt, Act act) {
        account.close(attempt, PaymentAttempt.State.FAILED);
        record(act, "PAYMENT_DECLINED", attempt.id());
        life.waitForMoney(terms.payBy());
    }

    public void calledOff(PaymentAttempt attempt, Act act) {
        account.close(attempt, PaymentAttempt.State.CANCELLED);
        record(act, "PAYMENT_CANCELLED", attempt.id());
        life.waitForMoney(terms.payBy());
    }

    public void refunded(Refund refund, Act act) {
        account.through(refund);
        record(act, "REFUNDED", refund.id());
    }

    Cancellation cancel(CancellationRequest request, Act act) {
        life.require(OrderVerb.CANCEL);
        Cancellation cancellation = goods.cancel(this, request, act.at());
        record(act, "CANCELLED", cancellation.label());
        if (goods.lines().nothingIsLive()) {
            end(act.actor().isStaff() ? CancelReason.MERCHANT : CancelReason.CUSTOMER, act);
        }
        payBack(RefundCause.consequence("cancelled"), act);
        confirmIfPaid(act);
        completeIfDelivered(act);
        return cancellation;
    }

    /** Ends an order that was not paid in time. An attempt that may still be charged must be called off first. */
    public void expire(Act act) {
        life.require(OrderVerb.EXPIRE);
        if (act.at().isBefore(terms.payBy()) || account.openAttempt() != null) {
            throw new IllegalStateException("Order %s may still be paid".formatted(id));
        }
        giveUp(CancelReason.EXPIRED, act);
    }

    /** Ends an order whose stock is gone, which only a restored backup can bring about. */
    public void loseStock(List<String> skus, Act act) {
        if (goods.lines().anythingHasShipped()) {
            throw new UnfinishedException("The order has shipped in part and lost the stock of %s".formatted(skus));
        }
        giveUp(CancelReason.STOCK_LOST, act);
        payBack(RefundCause.consequence("stock lost"), act);
    }

    Shipment ship(ShipmentRequest request, Act act) {
        life.require(OrderVerb.SHIP);
        Shipment shipment = goods.ship(this, request, act.at());
        record(act, "SHIPPED", shipment.label());
        return shipment;
    }

    /** Does nothing if it has arrived before. */
    void deliver(Shipment shipment, Act act) {
        if (shipment.isDelivered()) {
            return;
        }
        life.require(OrderVerb.DELIVER);
        goods.deliver(shipment, act.at());
        record(act, "DELIVERED", shipment.label());
        completeIfDelivered(act);
    }

    /** Forgets who it was for. */
    void forgetPerson(Act act) {
        terms = terms.withoutPerson(act.at());
        record(act, "ANONYMISED", "");
    }

    /** Notes what somebody did about background work of this order; what is no order has no history. */
    public void note(Intervention intervention, String subject, Act act) {
        if (!isVoid()) {
            record(act, intervention.name(), subject);
        }
    }

    /** The state that inventory should bring this order's stock to. */
    public List<SettleStock.Line> wantedStock() {
        return goods.wantedStock(isUnpaid() ? OrderLine::wantedUnpaid : OrderLine::wantedPaid);
    }

    /** Goes on above a version that inventory remembers from before this database was restored from a backup. */
    public void outgrow(long rememberedVersion, Act act) {
        goods.outgrow(rememberedVersion, act.at());
    }

    private void confirmIfPaid(Act act) {
        if (isUnpaid() && account.charged() >= owed()) {
            life.confirm();
            record(act, "CONFIRMED", "");
            goods.moveStock(act.at());
        }
    }

    /** Only goods complete an order: a return or a refund neither holds it up nor opens it again. */
    private void completeIfDelivered(Act act) {
        if (life.is(OrderState.CONFIRMED) && goods.lines().allLiveIsDelivered()) {
            life.complete();
            record(act, "COMPLETED", "");
        }
    }

    private void giveUp(CancelReason reason, Act act) {
        goods.cancelAll(act.at());
        record(act, reason.name(), "");
        end(reason, act);
    }

    private void end(CancelReason reason, Act act) {
        life.cancel(reason);
        account.lookAtOpenAttempts(act.at());
    }

    /** What the customer has been charged beyond what is owed now goes back. */
    Optional<RefundBooking> payBack(RefundCause cause, Act act) {
        account.limitAllowances(goods.lines().worth());
        Optional<RefundBooking> booked = account.bookRefunds(this, cause, act.at());
        booked.ifPresent(booking -> record(act, "REFUND_BOOKED", booking.id()));
        return booked;
    }

    void record(Act act, String action, String detail) {
        history.add(this, act, action, detail);
    }

    public String id() {
        return id;
    }

    public String currency() {
        return terms.currency();
    }

    public long stockVersion() {
        return goods.stockVersion();
    }

    /** The attempt that has no outcome yet; null if there is none. */
    public @Nullable String openAttempt() {
        return account.openAttempt();
    }

    /** Whether it waits for money. */
    public boolean isUnpaid() {
        return life.is(OrderState.AWAITING_PAYMENT);
    }

    /** Whether money that comes in now would still confirm it. */
    public boolean mayBePaid(Instant now) {
        return isUnpaid() && now.isBefore(terms.payBy());
    }

    /** Whether it is no order, but keeps one out that stock had been held for. */
    public boolean isVoid() {
        return life.is(OrderState.VOID);
    }

    /** What is to be paid for the order as it stands, in minor units; never negative after an act. */
    public long owed() {
        return goods.lines().worth() - account.allowances();
    }

    public Optional<PaymentAttempt> attempt(String attemptId) {
        return account.attempt(attemptId);
    }

    public Optional<Refund> refund(String refundId) {
        return account.refund(refundId);
    }

    Terms terms() {
        return terms;
    }

    Life life() {
        return life;
    }

    Account account() {
        return account;
    }

    Goods goods() {
        return goods;
    }

    long version() {
        return version;
    }

    public OrderView view() {
        return OrderViews.of(this);
    }
}
