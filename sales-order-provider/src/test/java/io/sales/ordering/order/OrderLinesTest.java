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
class OrderLinesTest {

    private final OrderLines lines = new OrderLines(List.of(line("A", 3, 500), line("B", 1, 20)));

    @Test
    void theShipmentStatusFollowsTheUnits() {
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.NOT_SHIPPED);
        lines.ship(List.of(new Units("A", 1)));
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_SHIPPED);
        lines.ship(lines.choose(null));
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
        lines.deliver(List.of(new Units("A", 3)));
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.PARTIALLY_DELIVERED);
        lines.deliver(List.of(new Units("B", 1)));
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(lines.allLiveIsDelivered()).isTrue();
    }

    @Test
    void whatIsCancelledIsNotOwedAndNotWaitedFor() {
        lines.cancel(List.of(new Units("A", 2)));
        assertThat(lines.total()).isEqualTo(1_520);
        assertThat(lines.worth()).isEqualTo(520);
        lines.ship(lines.choose(null));
        assertThat(lines.shipmentStatus()).isEqualTo(ShipmentStatus.SHIPPED);
    }

    @Test
    void noUnitIsUsedTwice() {
        lines.cancel(List.of(new Units("A", 2)));
        assertThatThrownBy(() -> lines.ship(List.of(new Units("A", 2))))
                .hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
        lines.cancelAll();
        assertThat(lines.nothingIsLive()).isTrue();
        assertThatThrownBy(() -> lines.choose(null)).hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION);
    }

    @Test
    void onlyWhatWasOrderedCanBeChosen() {
        assertThatThrownBy(() -> lines.choose(List.of(new SkuQuantity("C", 1))))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }

    private static OrderLine line(String sku, int quantity, long price) {
        return new OrderLine(new GrantedLine(sku, sku, quantity, new Money(price, "EUR")));
    }
}
