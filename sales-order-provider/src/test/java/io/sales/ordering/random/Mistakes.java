package io.sales.ordering.random;

import static io.sales.api.Slugs.FORBIDDEN;
import static io.sales.api.Slugs.ILLEGAL_TRANSITION;
import static io.sales.api.Slugs.INVALID_REQUEST;
import static io.sales.api.Slugs.NOT_FOUND;
import static io.sales.api.Slugs.REFUND_EXCEEDS_CHARGE;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.SkuQuantity;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What nobody may do to an order as it is seen, and what is then said. None of it can become legal in the background. */
final class Mistakes {

    private static final Caller STRANGER = new Caller("cus_stranger", Role.CUSTOMER);

    private final OrderService orders;
    private final Dice dice;
    private final Caller owner;
    private final Caller staff;
    private final Seen seen;
    private final String id;
    private final List<SkuQuantity> oneUnit;
    private final List<Supplier<Move>> choices = new ArrayList<>();

    Mistakes(OrderService orders, Dice dice, Caller owner, Caller staff, Seen seen) {
        this.orders = orders;
        this.dice = dice;
        this.owner = owner;
        this.staff = staff;
        this.seen = seen;
        this.id = seen.order().id();
        this.oneUnit = of(1);
        malformed();
        ofTheWrongPeople();
        if (!seen.is(OrderStatus.AWAITING_PAYMENT)) {
            tooMuch();
            outOfTurn();
        }
    }

    Move any() {
        return dice.one(choices).get();
    }

    private void malformed() {
        int units = dice.one(List.of(0, -1, 10_000));
        add(INVALID_REQUEST, "ship no sensible quantity", staff, key -> ship(key, staff, of(units)));
        add(INVALID_REQUEST, "cancel no sensible quantity", owner, key -> cancel(key, owner, of(units)));
        add(INVALID_REQUEST, "return no sensible quantity", owner, key -> giveBack(key, owner, of(units)));
        add(INVALID_REQUEST, "refund no sensible quantity", staff, key -> refund(key, staff, null, of(units)));
        add(INVALID_REQUEST, "refund nothing", staff, key -> refund(key, staff, 0L, null));
        add(INVALID_REQUEST, "refund less than nothing", staff, key -> refund(key, staff, -1L, null));
        add(INVALID_REQUEST, "refund a sum and units", staff, key -> refund(key, staff, 1L, oneUnit));
        add(
                INVALID_REQUEST,
                "refund another currency",
                staff,
                key -> orders.refund(new RefundOrder(staff, key, id, new Money(1, "USD"), null, "Scratched")));
        add(INVALID_REQUEST, "no lines", owner, key -> cancel(key, owner, List.of()));
        add(INVALID_REQUEST, "no key", owner, key -> cancel("", owner, null));
    }

    private void ofTheWrongPeople() {
        add(NOT_FOUND, "cancel a stranger's order", STRANGER, key -> cancel(key, STRANGER, null));
        add(
                NOT_FOUND,
                "pay a stranger's order",
                STRANGER,
                key -> orders.pay(new PayOrder(STRANGER, key, id, "tok_ok")));
        add(NOT_FOUND, "read a stranger's order", STRANGER, key -> orders.order(STRANGER, id));
        add(FORBIDDEN, "ship as a customer", owner, key -> ship(key, owner, null));
        add(FORBIDDEN, "refund as a customer", owner, key -> refund(key, owner, 1L, null));
        add(FORBIDDEN, "return as staff", staff, key -> giveBack(key, staff, oneUnit));
        add(NOT_FOUND, "deliver what was never sent", staff, key -> orders.deliver(staff, id, "shp_none"));
        add(NOT_FOUND, "approve no return", staff, key -> orders.approveReturn(staff, id, "ret_none"));
    }

    /** Nothing but people's own acts changes the goods of an order that was paid. */
    private void tooMuch() {
        add(REFUND_EXCEEDS_CHARGE, "over-refund", staff, key -> refund(key, staff, seen.refundable() + 1, null));
        add(REFUND_EXCEEDS_CHARGE, "over-refund by far", staff, key -> refund(key, staff, Long.MAX_VALUE, null));
        add(ILLEGAL_TRANSITION, "over-ship", staff, key -> ship(key, staff, beyond(seen.unshipped())));
        add(ILLEGAL_TRANSITION, "over-cancel", owner, key -> cancel(key, owner, beyond(seen.unshipped())));
        add(ILLEGAL_TRANSITION, "over-return", owner, key -> giveBack(key, owner, beyond(seen.returnable())));
        add(ILLEGAL_TRANSITION, "pay twice", owner, key -> orders.pay(new PayOrder(owner, key, id, "tok_ok")));
        if (seen.is(OrderStatus.CONFIRMED)) {
            List<SkuQuantity> wrongSku = List.of(new SkuQuantity("NO-SUCH-SKU", 1));
            add(INVALID_REQUEST, "ship what was not ordered", staff, key -> ship(key, staff, wrongSku));
            add(INVALID_REQUEST, "return what was not ordered", owner, key -> giveBack(key, owner, wrongSku));
        }
    }

    private void outOfTurn() {
        for (ReturnView one : seen.order().returns()) {
            switch (one.status()) {
                case REQUESTED ->
                    add(ILLEGAL_TRANSITION, "receive what was not approved", staff, key -> receive(key, one, 1));
                case APPROVED -> {
                    add(
                            ILLEGAL_TRANSITION,
                            "reject what was approved",
                            staff,
                            key -> orders.rejectReturn(staff, id, one.id()));
                    add(
                            ILLEGAL_TRANSITION,
                            "over-receive",
                            staff,
                            key -> receive(key, one, Seen.missing(one.lines().get(0)) + 1));
                }
                case REJECTED ->
                    add(
                            ILLEGAL_TRANSITION,
                            "approve what was rejected",
                            staff,
                            key -> orders.approveReturn(staff, id, one.id()));
                case RECEIVED -> add(ILLEGAL_TRANSITION, "receive again", staff, key -> receive(key, one, 1));
            }
        }
    }

    private void add(String slug, String name, Caller by, Function<String, Object> call) {
        choices.add(() -> Move.refused(slug, name, dice.key(), by, call));
    }

    private Object ship(String key, Caller by, @Nullable List<SkuQuantity> lines) {
        return orders.ship(new ShipOrder(by, key, id, lines, "Post", key));
    }

    private Object cancel(String key, Caller by, @Nullable List<SkuQuantity> lines) {
        return orders.cancel(new CancelOrder(by, key, id, lines, null));
    }

    private Object giveBack(String key, Caller by, List<SkuQuantity> lines) {
        return orders.requestReturn(new RequestReturn(by, key, id, lines, "Too blue"));
    }

    private Object receive(String key, ReturnView from, int units) {
        var line = new ReceiveReturn.Line(from.lines().get(0).sku(), units, Disposition.RESTOCK);
        return orders.receiveReturn(new ReceiveReturn(staff, key, id, from.id(), List.of(line)));
    }

    private Object refund(String key, Caller by, @Nullable Long amount, @Nullable List<SkuQuantity> lines) {
        Money money = amount == null ? null : new Money(amount, Shop.CURRENCY);
        return orders.refund(new RefundOrder(by, key, id, money, lines, "Scratched"));
    }

    private List<SkuQuantity> of(int units) {
        OrderView.Line line = seen.order().lines().get(0);
        return List.of(new SkuQuantity(line.sku(), units));
    }

    /** One unit more of the first line than there is. */
    private List<SkuQuantity> beyond(List<SkuQuantity> left) {
        String sku = seen.order().lines().get(0).sku();
        int there = left.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(SkuQuantity::quantity)
                .sum();
        return List.of(new SkuQuantity(sku, there + 1));
    }
}
