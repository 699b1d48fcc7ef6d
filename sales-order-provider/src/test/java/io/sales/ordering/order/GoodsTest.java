package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantities, and what follows from them. */
class GoodsTest {

    private final Goods goods = new Goods(List.of(line("A", 3, 500), line("B", 1, 20)));

    @Test
    void theShipmentStatusFollowsTheUnits() {
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.NOT_SHIPPED);
        goods.ship(List.of(new Units("A", 1)));
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_SHIPPED);
        goods.ship(goods.choose(null));
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
        goods.deliver(List.of(new Units("A", 3)));
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_DELIVERED);
        goods.deliver(List.of(new Units("B", 1)));
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(goods.allLiveIsDelivered()).isTrue();
    }

    @Test
    void whatIsCancelledIsNotOwedAndNotWaitedFor() {
        goods.cancel(List.of(new Units("A", 2)));
        assertThat(goods.total()).isEqualTo(1_520);
        assertThat(goods.owed()).isEqualTo(520);
        goods.ship(goods.choose(null));
        assertThat(goods.shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
    }

    @Test
    void noUnitIsUsedTwice() {
        goods.cancel(List.of(new Units("A", 2)));
        assertThatThrownBy(() -> goods.ship(List.of(new Units("A", 2))))
                .hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        goods.cancelAll();
        assertThat(goods.nothingIsLive()).isTrue();
        assertThatThrownBy(() -> goods.choose(null)).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
    }

    @Test
    void onlyWhatWasOrderedCanBeChosen() {
        assertThatThrownBy(() -> goods.choose(List.of(new SkuQuantity("C", 1))))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }

    private static OrderLine line(String sku, int quantity, long price) {
        return new OrderLine(new GrantedLine(sku, sku, quantity, new Money(price, "EUR")));
    }
}
