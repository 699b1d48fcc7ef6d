package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Limits;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.LowStockEvent;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.WatchStock;
import io.sales.inventory.InventorySuite;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LowStockIT extends InventorySuite {

    @BeforeEach
    void stock() {
        stocked("A", 10);
    }

    @Test
    void everyCrossingIsAnEventAndNothingElse() {
        watch("A", 5L);
        hold("ord_1", 1, line("A", 5));
        hold("ord_2", 1, line("A", 1));
        hold("ord_3", 1, line("A", 2));
        settle("ord_2", 2);
        settle("ord_1", 2);
        adjust("A", -4, AdjustmentReason.DAMAGED);

        assertThat(events(null).items())
                .extracting(LowStockEvent::type, LowStockEvent::available, LowStockEvent::movement)
                .containsExactly(tuple("FELL_BELOW", 4, 3), tuple("ROSE_BACK", 8, 6), tuple("FELL_BELOW", 4, 7));
    }

    /** Commit, ship and restock in one settlement: the ledger shows each step, and so does the crossing. */
    @Test
    void aStepWithinASettlementCanCross() {
        hold("ord_1", 1, line("A", 6));
        settle("ord_1", 2, want("A", 0, 6, 0, 0, 0));
        watch("A", 5L);
        settle("ord_1", 3, want("A", 0, 0, 6, 2, 0));

        assertThat(events(null).items())
                .extracting(LowStockEvent::type, LowStockEvent::available, LowStockEvent::movement)
                .containsExactly(tuple("ROSE_BACK", 6, 5));
    }

    @Test
    void aSkuThatIsLowAlreadyIsListedWithoutAnEvent() {
        stocked("B", 0);
        assertThat(watch("B", 1L)).isEqualTo(new LowStockView("B", 0, 1L, true));
        assertThat(watch("A", 10L)).isEqualTo(new LowStockView("A", 10, 10L, false));
        assertThat(low(null).items()).containsExactly(new LowStockView("B", 0, 1L, true));
        assertThat(events(null).items()).isEmpty();
    }

    @Test
    void nobodyHearsOfWhatIsNotWatched() {
        watch("A", 5L);
        assertThat(watch("A", null)).isEqualTo(new LowStockView("A", 10, null, false));
        hold("ord_1", 1, line("A", 10));
        assertThat(events(null).items()).isEmpty();
        assertThat(low(null).items()).isEmpty();
    }

    @Test
    void whoeverGoesOnMissesNothing() throws Exception {
        List<String> skus = List.of("B", "C", "D", "E");
        skus.forEach(sku -> {
            stocked(sku, 10);
            watch(sku, 10L);
        });
        var seen = new ArrayList<LowStockEvent>();
        Crowd.rush(5, i -> () -> {
            if (i < 4) {
                for (int round = 0; round < 10; round++) {
                    hold("ord_%d_%d".formatted(i, round), 1, line(skus.get(i), 1));
                    settle("ord_%d_%d".formatted(i, round), 2);
                }
            } else {
                @Nullable String cursor = null;
                while (seen.size() < 80) {
                    Page<LowStockEvent> page = events(cursor);
                    seen.addAll(page.items());
                    cursor = page.nextCursor() == null ? cursor : page.nextCursor();
                }
            }
            return i;
        });

        assertThat(seen)
                .extracting(LowStockEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
        skus.forEach(sku -> assertThat(seen)
                .filteredOn(event -> event.sku().equals(sku))
                .extracting(LowStockEvent::movement)
                .isSorted()
                .hasSize(20));
    }

    @Test
    void listsArePaged() {
        List<String> skus = List.of("B", "C", "D");
        skus.forEach(sku -> {
            stocked(sku, 1);
            watch(sku, 2L);
        });
        Page<LowStockView> first = stock.lowStock(STAFF, new PageRequest(2, null));
        assertThat(first.items()).extracting(LowStockView::sku).containsExactly("B", "C");
        Page<LowStockView> second = low(first.nextCursor());
        assertThat(second.items()).extracting(LowStockView::sku).containsExactly("D");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused(Slugs.INVALID_REQUEST, () -> watch("A", 0L));
        refused(Slugs.INVALID_REQUEST, () -> watch("A", -1L));
        refused(Slugs.INVALID_REQUEST, () -> watch("A", Limits.MAX_ON_HAND + 1));
        refused(Slugs.NOT_FOUND, () -> watch("NONE", 1L));
        refused(Slugs.FORBIDDEN, () -> stock.watch(new WatchStock(CUSTOMER, "A", 1L)));
        refused(Slugs.FORBIDDEN, () -> stock.lowStock(CUSTOMER, PageRequest.first()));
        refused(Slugs.FORBIDDEN, () -> stock.lowStockEvents(CUSTOMER, PageRequest.first()));
        refused(Slugs.INVALID_REQUEST, () -> low("nonsense"));
        refused(Slugs.INVALID_REQUEST, () -> events("nonsense"));
    }

    private static Tuple tuple(String type, long available, long movement) {
        return Tuple.tuple(type, available, movement);
    }

    private LowStockView watch(String sku, @Nullable Long threshold) {
        return stock.watch(new WatchStock(STAFF, sku, threshold));
    }

    private Page<LowStockView> low(@Nullable String cursor) {
        return stock.lowStock(STAFF, new PageRequest(20, cursor));
    }

    private Page<LowStockEvent> events(@Nullable String cursor) {
        return stock.lowStockEvents(STAFF, new PageRequest(100, cursor));
    }
}
