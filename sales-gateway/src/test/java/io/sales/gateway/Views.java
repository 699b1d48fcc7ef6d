package io.sales.gateway;

import io.sales.api.Address;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.Sku;
import io.sales.api.customer.CustomerView;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.stock.MovementView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What providers would answer. */
public final class Views {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Money PRICE = new Money(1250, "EUR");
    public static final Address ADDRESS = new Address("Ada", "1 Main St", null, "Berlin", null, "10115", "DE", null);

    private Views() {}

    public static OrderView order() {
        return new OrderView(
                "ord_1",
                "A-1",
                "cus_1",
                OrderStatus.AWAITING_PAYMENT,
                PaymentStatus.NONE,
                ShipmentStatus.NOT_SHIPPED,
                ReturnStatus.NONE,
                List.of(new OrderView.Line("MUG-1", "Mug", 2, PRICE, 0, 0, 0, 0, 0)),
                ADDRESS,
                new Money(0, "EUR"),
                new Money(2500, "EUR"),
                NOON.plusSeconds(900),
                NOON,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                3);
    }

    public static PaymentView payment(PaymentView.Status status) {
        return new PaymentView("pay_1", "ord_1", status, new Money(2500, "EUR"), NOON, null);
    }

    public static ReturnView returned(ReturnView.Status status) {
        var line = new ReturnView.Line("MUG-1", 2, 1, 0, 1);
        return new ReturnView("ret_1", "ord_1", status, List.of(line), "Too blue", NOON, null, null);
    }

    public static ProductView product(long version) {
        var sku = new Sku("MUG-1", Map.of("colour", "blue"), PRICE);
        return new ProductView(
                "prd_1",
                new ProductDetails("Mug", "Holds tea", "kitchen", List.of(sku)),
                ProductStatus.LISTED,
                version,
                NOON,
                NOON);
    }

    public static CustomerView customer(long version) {
        return new CustomerView(
                "cus_1", "ada@example.com", "Ada", "123", List.of(ADDRESS), Role.CUSTOMER, version, NOON);
    }

    public static MovementView movement() {
        return new MovementView(1, "RECEIVED", "MUG-1", 5, 0, 0, 5, 0, 0, "cus_2", "adj_1", NOON);
    }
}
