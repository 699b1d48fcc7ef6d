package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.order.OrderView;

/** Puts together what is told of an order. */
final class OrderViews {

    private OrderViews() {}

    static OrderView of(Order order) {
        Terms terms = order.terms();
        Account account = order.account();
        Goods goods = order.goods();
        return new OrderView(
                order.id(),
                terms.number(),
                terms.customerId(),
                order.life().status(),
                account.status(order.owed()),
                goods.shipmentStatus(),
                goods.returnStatus(),
                goods.lineViews(terms.currency()),
                terms.shippingAddress(),
                new Money(account.allowances(), terms.currency()),
                new Money(goods.lines().total(), terms.currency()),
                terms.payBy(),
                terms.placedAt(),
                order.life().cancelReason(),
                account.paymentViews(),
                goods.shipmentViews(),
                goods.returnViews(),
                account.refundViews(),
                order.version());
    }
}
