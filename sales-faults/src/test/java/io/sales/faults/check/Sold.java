package io.sales.faults.check;

import io.sales.faults.check.Evidence.Rest;
import io.sales.faults.check.OrderSeen.Line;
import io.sales.faults.check.ProviderBooks.Charge;
import io.sales.faults.check.SkuSeen.Movement;
import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import io.sales.faults.load.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evidence of one order of two units that went well: placed, paid, one unit sent. */
final class Sold {

    static final String ORDER = "ord_1";
    static final String SKU = "SKU-1";

    private Sold() {}

    static Evidence well() {
        var order = order();
        return new Evidence(
                history(),
                List.of(),
                Map.of(ORDER, order),
                List.of(order.withActions(List.of())),
                Map.of(ORDER, order),
                List.of(sku()),
                0,
                List.of(),
                new ProviderBooks(List.of(new Charge("pay_1", ORDER, 1_000)), Map.of()),
                new Rest(2, true));
    }

    static OrderSeen order() {
        return new OrderSeen(
                ORDER,
                "CONFIRMED",
                List.of(new Line(SKU, 500, 2, 0, 1, 0)),
                0,
                Map.of("pay_1", 1_000L),
                List.of("pay_1"),
                List.of("shp_1"),
                Map.of(),
                List.of(),
                0,
                4,
                List.of("PLACED", "PAYMENT_STARTED", "PAID", "CONFIRMED", "SHIPPED"));
    }

    static List<Entry> history() {
        var entries = new ArrayList<Entry>();
        entries.add(entry(0, place("place-1"), Answer.acknowledged(201, ORDER, false, "AWAITING_PAYMENT")));
        entries.add(entry(1, step(Verb.PAY, "pay-1"), Answer.acknowledged(201, "pay_1", false, "SUCCEEDED")));
        entries.add(entry(2, step(Verb.SHIP, "ship-1"), Answer.acknowledged(201, "shp_1", false, "")));
        return entries;
    }

    static Entry entry(int number, Request request, Answer answer) {
        return new Entry(number, number * 10L, number * 10L + 5, request, answer);
    }

    static Request place(String key) {
        return new Request(Verb.PLACE, 0, false, null, "/orders", key, Map.of());
    }

    static Request step(Verb verb, String key) {
        return new Request(verb, 0, verb == Verb.SHIP, ORDER, "/orders/" + ORDER, key, Map.of());
    }

    private static SkuSeen sku() {
        return new SkuSeen(
                SKU,
                Shop.UNITS - 1,
                1,
                List.of(
                        new Movement(1, Shop.UNITS, 0, 0, Shop.UNITS, 0, 0),
                        new Movement(2, 0, 2, 0, Shop.UNITS, 2, 0),
                        new Movement(3, 0, -2, 2, Shop.UNITS, 0, 2),
                        new Movement(4, -1, 0, -1, Shop.UNITS - 1, 0, 1)));
    }
}
