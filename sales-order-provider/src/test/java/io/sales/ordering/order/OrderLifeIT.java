package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderView;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipmentView;
import io.sales.ordering.OrderProviderSuite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every verb in every state, through the service: what the table calls legal happens and leads where the README's picture
 * says, everything else is refused and changes nothing. Each order has units in every condition, so that nothing but its
 * state can be in the way.
 */
class OrderLifeIT extends OrderProviderSuite {

    private static final List<SkuQuantity> ONE_A = List.of(new SkuQuantity("A", 1));

    @ParameterizedTest(name = "{1} while {0}")
    @MethodSource("matrix")
    void isLegalJustWhereTheTableSays(OrderState state, OrderVerb verb) throws IOException {
        Prepared prepared = prepared(state, verb);

        if (OrderVerb.legalIn(state).contains(verb)) {
            var before = everything();
            assertThatCode(() -> take(verb, prepared)).doesNotThrowAnyException();
            assertThat(everything()).isNotEqualTo(before);
            assertThat(StateDiagram.ofReadme().edges())
                    .contains(new StateDiagram.Edge(state, verb, state(prepared.order())));
        } else if (verb == OrderVerb.EXPIRE) {
            take(verb, prepared);
            assertThat(state(prepared.order())).isEqualTo(state);
        } else {
            refused(state == OrderState.VOID ? Slugs.NOT_FOUND : Slugs.ILLEGAL_TRANSITION, () -> take(verb, prepared));
        }
    }

    static Stream<Arguments> matrix() {
        return Stream.of(OrderState.values())
                .flatMap(state -> Stream.of(OrderVerb.values()).map(verb -> Arguments.of(state, verb)));
    }

    /** Of seven units, one each: requested back, coming back, with the customer, on its way; the rest is still here. */
    private Prepared prepared(OrderState state, OrderVerb verb) {
        OrderView order =
                ((Placed) orders.place(order(ANN, newKey(), new SkuQuantity("A", 6), new SkuQuantity("B", 1)))).order();
        pay(order, "tok_ok");
        deliver(order, ship(order, List.of(new SkuQuantity("A", 3))));
        ShipmentView onItsWay = ship(order, ONE_A);
        ReturnView requested = requestReturn(order, ONE_A.get(0));
        ReturnView approved = approved(order, ONE_A.get(0));
        jdbc.update("UPDATE orders SET state = ?, expire_due = pay_by WHERE id = ?", state.name(), order.id());
        if (state == OrderState.AWAITING_PAYMENT && verb != OrderVerb.REFUND) {
            jdbc.update("UPDATE orders SET charged = 0 WHERE id = ?", order.id());
        }
        return new Prepared(order, onItsWay, requested, approved);
    }

    private void take(OrderVerb verb, Prepared prepared) {
        OrderView order = prepared.order();
        switch (verb) {
            case PAY -> pay(order, "tok_ok");
            case CANCEL -> orders.cancel(new CancelOrder(ANN, newKey(), order.id(), ONE_A, null));
            case EXPIRE -> {
                letPass(Duration.ofSeconds(901));
                expiry.run();
            }
            case SHIP -> ship(order, ONE_A);
            case DELIVER -> deliver(order, prepared.onItsWay());
            case REQUEST_RETURN -> requestReturn(order, ONE_A.get(0));
            case APPROVE_RETURN ->
                orders.approveReturn(STAFF, order.id(), prepared.requested().id());
            case REJECT_RETURN ->
                orders.rejectReturn(STAFF, order.id(), prepared.requested().id());
            case RECEIVE_RETURN ->
                orders.receiveReturn(new ReceiveReturn(
                        STAFF,
                        null,
                        order.id(),
                        prepared.approved().id(),
                        List.of(new ReceiveReturn.Line("A", 1, Disposition.RESTOCK))));
            case REFUND ->
                orders.refund(new RefundOrder(STAFF, newKey(), order.id(), new Money(100, "EUR"), null, "Late"));
        }
    }

    private OrderState state(OrderView order) {
        return OrderState.valueOf(
                String.valueOf(jdbc.queryForObject("SELECT state FROM orders WHERE id = ?", String.class, order.id())));
    }

    private record Prepared(OrderView order, ShipmentView onItsWay, ReturnView requested, ReturnView approved) {}
}
