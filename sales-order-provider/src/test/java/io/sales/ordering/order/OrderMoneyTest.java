package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.ShipOrder;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An order's money, without a database: whatever is done in whatever order, not a cent is lost or made. */
class OrderMoneyTest {

    private static final Caller ANN = new Caller("cus_ann", Role.CUSTOMER);
    private static final Caller STAFF = new Caller("cus_staff", Role.STAFF);
    private static final Address HOME = new Address("Ann", "Street 1", null, "Berlin", null, "10115", "DE", null);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<String> REFUSALS =
            Set.of(Slugs.ILLEGAL_TRANSITION, Slugs.INVALID_REQUEST, Slugs.REFUND_EXCEEDS_CHARGE);

    private static final int STEPS = 30;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** What a refused step has touched is rolled back by the database; here the order is built again without that step. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theSumsAddUpAfterEveryStep(long seed) {
        var random = new Random(seed);
        int[] prices = random.ints(1 + random.nextInt(4), 0, 2_000).toArray();
        int[] quantities = random.ints(prices.length, 1, 6).toArray();
        var taken = new ArrayList<Step>();
        Order order = paid(prices, quantities);
        for (int i = 0; i < STEPS; i++) {
            Step step = randomStep(random, prices.length);
            if (isLegal(step, order)) {
                taken.add(step);
                requireAddsUp(order.view());
            } else {
                order = paid(prices, quantities);
                for (Step earlier : taken) {
                    earlier.takeOn(order);
                }
            }
        }
        assertThat(taken).as("steps that were not refused").isNotEmpty();
    }

    /** The sums are seen to be wrong when they are. */
    @Test
    void aLostCentIsFound() {
        Order order = paid(new int[] {1_000}, new int[] {2});
        refund(order, "key", euros(300), null);
        assertThat(missing(order.view())).isZero();

        order.account().allow(1);

        assertThat(missing(order.view())).isEqualTo(1);
        order.account().limitAllowances(0);
        assertThat(missing(order.view())).isEqualTo(-300);
    }

    @Test
    void aRefundOutOfTwoChargesIsSeenAsOne() {
        Order order = placed(new int[] {1_000}, new int[] {2});
        PaymentAttempt late = open(order, "first");
        order.calledOff(late, act(ANN));
        PaymentAttempt open = open(order, "second");
        order.captured(late, act(Caller.SYSTEM));
        refund(order, "key", euros(100), null);

        order.captured(open, act(Caller.SYSTEM));

        List<RefundView> refunds = order.view().refunds();
        assertThat(refunds).extracting(refund -> refund.amount().amount()).containsExactly(100L, 2_000L);
        String id = refunds.get(1).id();
        assertThat(order.account().booking(id).orElseThrow().parts())
                .extracting(Refund::attemptId, Refund::amount)
                .containsExactly(tuple(late.id(), 1_900L), tuple(open.id(), 100L));
        order.refunded(order.refund(id).orElseThrow(), act(Caller.SYSTEM));
        assertThat(order.view().refunds().get(1).status()).isEqualTo(RefundView.Status.PENDING);
        assertThat(order.view().paymentStatus()).isEqualTo(PaymentStatus.CREDIT_OWED);
        requireAddsUp(order.view());
    }

    private static void requireAddsUp(OrderView order) {
        assertThat(missing(order))
                .as("charged - refunds booked - owed of %s", order)
                .isZero();
        assertThat(parts(order))
                .as("parts of %s", order)
                .isEqualTo(order.total().amount());
        long refunds = refunds(order);
        assertThat(refunds).isBetween(0L, charged(order));
        assertThat(order.refunds()).allMatch(refund -> refund.amount().amount() > 0);
    }

    private static long missing(OrderView order) {
        return charged(order) - refunds(order) - owed(order);
    }

    private static long charged(OrderView order) {
        return order.payments().stream()
                .filter(payment -> payment.status() == PaymentView.Status.SUCCEEDED)
                .mapToLong(payment -> payment.amount().amount())
                .sum();
    }

    private static long refunds(OrderView order) {
        return order.refunds().stream()
                .mapToLong(refund -> refund.amount().amount())
                .sum();
    }

    private static long owed(OrderView order) {
        return order.lines().stream()
                        .mapToLong(line ->
                                line.unitPrice().amount() * (line.quantity() - line.cancelled() - line.credited()))
                        .sum()
                - order.allowances().amount();
    }

    /** What was cancelled, credited and allowed, and what is left of the total. */
    private static long parts(OrderView order) {
        return order.lines().stream()
                        .mapToLong(line -> line.unitPrice().amount() * (line.cancelled() + line.credited()))
                        .sum()
                + order.allowances().amount()
                + charged(order)
                - refunds(order);
    }

    private static boolean isLegal(Step step, Order order) {
        try {
            step.takeOn(order);
            return true;
        } catch (SalesException refusal) {
            assertThat(REFUSALS).contains(refusal.slug());
            return false;
        }
    }

    private static Step randomStep(Random random, int skus) {
        String key = String.valueOf(random.nextLong());
        List<SkuQuantity> lines = List.of(new SkuQuantity("S" + random.nextInt(skus), 1 + random.nextInt(3)));
        Money amount = euros(1 + random.nextInt(3_000));
        return switch (random.nextInt(8)) {
            case 0 ->
                order -> order.cancel(
                        CancellationRequest.of(new CancelOrder(ANN, key, order.id(), lines, null)), act(ANN));
            case 1 ->
                order -> order.ship(
                        ShipmentRequest.of(new ShipOrder(STAFF, key, order.id(), lines, "Post", "1")), act(STAFF));
            case 2 -> OrderMoneyTest::deliverAll;
            case 3 -> OrderMoneyTest::sendRefunds;
            case 4, 5 -> order -> refund(order, key, null, lines);
            case 6 -> order -> refund(order, key, amount, null);
            default -> random.nextInt(4) == 0 ? order -> refund(order, key, null, null) : order -> {};
        };
    }

    private static void refund(Order order, String key, @Nullable Money amount, @Nullable List<SkuQuantity> lines) {
        new AfterSales(order)
                .refund(RefundRequest.of(new RefundOrder(STAFF, key, order.id(), amount, lines, "Late")), act(STAFF));
    }

    private static void deliverAll(Order order) {
        for (var view : order.view().shipments()) {
            Shipment shipment = order.goods().shipment(view.id()).orElseThrow();
            if (!shipment.isDelivered()) {
                order.deliver(shipment, act(STAFF));
            }
        }
    }

    private static void sendRefunds(Order order) {
        for (var view : order.view().refunds()) {
            for (Refund refund :
                    order.account().booking(view.id()).orElseThrow().parts()) {
                if (!refund.isThrough()) {
                    order.refunded(refund, act(Caller.SYSTEM));
                }
            }
        }
    }

    private static Order paid(int[] prices, int[] quantities) {
        Order order = placed(prices, quantities);
        if (order.isUnpaid()) {
            order.captured(open(order, "first"), act(Caller.SYSTEM));
        }
        return order;
    }

    private static PaymentAttempt open(Order order, String key) {
        return order.pay(PaymentRequest.of(new PayOrder(ANN, key, order.id(), "tok")), act(ANN));
    }

    private static Order placed(int[] prices, int[] quantities) {
        var lines = new ArrayList<SkuQuantity>();
        var granted = new ArrayList<GrantedLine>();
        for (int i = 0; i < prices.length; i++) {
            lines.add(new SkuQuantity("S" + i, quantities[i]));
            granted.add(new GrantedLine("S" + i, "Name", quantities[i], euros(prices[i])));
        }
        var request = OrderRequest.of(new PlaceOrder(ANN, "key", lines, HOME));
        return new Order(new Placement(request, granted), 1, Duration.ofMinutes(15), NOON);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    private static Act act(Caller actor) {
        return new Act(actor, NOON);
    }

    private interface Step {
        void takeOn(Order order);
    }
}
