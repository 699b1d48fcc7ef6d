package io.sales.ordering.random;

import static io.sales.api.Slugs.ILLEGAL_TRANSITION;
import static io.sales.api.Slugs.PAYMENT_PENDING;
import static io.sales.api.Slugs.REFUND_EXCEEDS_CHARGE;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderService;
import io.sales.api.order.PayOrder;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people may well do to an order next, by what they see of it. The likely comes more often. */
final class Moves {

    private final OrderService orders;
    private final Dice dice;
    private final Caller owner;
    private final Caller staff;
    private final Seen seen;
    private final String id;
    private final List<Supplier<Move>> choices = new ArrayList<>();

    Moves(OrderService orders, Dice dice, Caller owner, Caller staff, Seen seen) {
        this.orders = orders;
        this.dice = dice;
        this.owner = owner;
        this.staff = staff;
        this.seen = seen;
        this.id = seen.order().id();
        switch (seen.order().status()) {
            case AWAITING_PAYMENT -> beforePayment();
            case CONFIRMED -> {
                goods();
                afterDelivery();
            }
            case COMPLETED -> afterDelivery();
            case CANCELLED -> {
                // It has ended.
            }
        }
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    Move any() {
        return dice.one(choices).get();
    }

    private void often(int weight, Supplier<Move> choice) {
        for (int i = 0; i < weight; i++) {
            choices.add(choice);
        }
    }

    /** The background may confirm or end the order meanwhile. */
    private void beforePayment() {
        Set<String> tooLate = Set.of(ILLEGAL_TRANSITION, PAYMENT_PENDING);
        often(8, () -> pay(dice.token()).or(tooLate));
        often(1, () -> cancel(dice.flip() ? owner : staff, null).or(tooLate));
        often(1, () -> cancel(owner, dice.some(seen.unshipped())).or(tooLate));
    }

    private void goods() {
        if (!seen.unshipped().isEmpty()) {
            often(4, () -> ship(dice.some(seen.unshipped())));
            often(3, () -> ship(null));
            often(1, () -> cancel(owner, dice.some(seen.unshipped())));
            often(1, () -> cancel(staff, null));
        }
        seen.order().shipments().stream()
                .filter(shipment -> shipment.deliveredAt() == null)
                .forEach(shipment -> often(4, () -> deliver(shipment.id())));
    }

    private void afterDelivery() {
        if (!seen.returnable().isEmpty()) {
            often(3, () -> requestReturn(dice.some(seen.returnable())));
        }
        for (ReturnView requested : seen.returns(ReturnView.Status.REQUESTED)) {
            often(3, () -> approve(requested.id()));
            often(1, () -> reject(requested.id()));
        }
        seen.returns(ReturnView.Status.APPROVED).forEach(approved -> often(4, () -> receive(approved)));
        if (seen.refundable() > 0) {
            often(1, () -> refund(dice.upTo(seen.refundable())));
            often(1, this::refundAll);
        }
        if (seen.refundable() > 0 && !seen.creditable().isEmpty()) {
            often(1, () -> credit(dice.some(seen.creditable())));
        }
    }

    private Move pay(String token) {
        return Move.legal("pay " + token, owner, dice.key(), key -> orders.pay(new PayOrder(owner, key, id, token)));
    }

    private Move cancel(Caller by, @Nullable List<SkuQuantity> lines) {
        return Move.legal(
                lines == null ? "cancel" : "cancel part",
                by,
                dice.key(),
                key -> orders.cancel(new CancelOrder(by, key, id, lines, "Changed my mind")));
    }

    private Move ship(@Nullable List<SkuQuantity> lines) {
        return Move.legal(
                lines == null ? "ship" : "ship part",
                staff,
                dice.key(),
                key -> orders.ship(new ShipOrder(staff, key, id, lines, "Post", key)));
    }

    private Move deliver(String shipment) {
        return Move.legal("deliver", staff, Move.NO_KEY, key -> orders.deliver(staff, id, shipment));
    }

    private Move requestReturn(List<SkuQuantity> lines) {
        return Move.legal(
                "request return",
                owner,
                dice.key(),
                key -> orders.requestReturn(new RequestReturn(owner, key, id, lines, "Too blue")));
    }

    private Move approve(String returnId) {
        return Move.legal("approve return", staff, Move.NO_KEY, key -> orders.approveReturn(staff, id, returnId));
    }

    private Move reject(String returnId) {
        return Move.legal("reject return", staff, Move.NO_KEY, key -> orders.rejectReturn(staff, id, returnId));
    }

    /** Some or all of what is still to come back, and what becomes of it; without a key it is another part each time. */
    private Move receive(ReturnView approved) {
        List<SkuQuantity> missing = approved.lines().stream()
                .map(line -> new SkuQuantity(line.sku(), Seen.missing(line)))
                .filter(line -> line.quantity() > 0)
                .toList();
        List<ReceiveReturn.Line> lines = dice.some(missing).stream()
                .map(line -> new ReceiveReturn.Line(line.sku(), line.quantity(), dice.one(Disposition.values())))
                .toList();
        if (dice.chance(20)) {
            return Move.legal(
                            "receive return without a key",
                            staff,
                            Move.NO_KEY,
                            key -> orders.receiveReturn(new ReceiveReturn(staff, null, id, approved.id(), lines)))
                    .once();
        }
        return Move.legal(
                "receive return",
                staff,
                dice.key(),
                key -> orders.receiveReturn(new ReceiveReturn(staff, key, id, approved.id(), lines)));
    }

    private Move refund(long amount) {
        return refund("refund a sum", new Money(amount, Shop.CURRENCY), null);
    }

    private Move refundAll() {
        return refund("refund all", null, null);
    }

    /** An allowance may have been paid back for the same units, so that less is left than they cost. */
    private Move credit(List<SkuQuantity> lines) {
        long price = lines.stream().mapToLong(this::price).sum();
        Move move = refund("refund units", null, lines);
        return price <= seen.refundable()
                ? move
                : Move.refused(REFUND_EXCEEDS_CHARGE, "refund units beyond the charge", dice.key(), staff, move.call());
    }

    private Move refund(String name, @Nullable Money amount, @Nullable List<SkuQuantity> lines) {
        return Move.legal(
                name,
                staff,
                dice.key(),
                key -> orders.refund(new RefundOrder(staff, key, id, amount, lines, "Scratched")));
    }

    private long price(SkuQuantity units) {
        return seen.order().lines().stream()
                .filter(line -> line.sku().equals(units.sku()))
                .mapToLong(line -> line.unitPrice().amount() * units.quantity())
                .sum();
    }
}
