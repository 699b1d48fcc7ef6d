package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.Slugs;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.StockView;
import io.sales.inventory.InventorySuite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockIT extends InventorySuite {

    @BeforeEach
    void tenOfAAndNoneOfB() {
        stocked("A", 10);
        stocked("B", 0);
    }

    @Test
    void levelsComeInTheOrderAskedFor() {
        hold("ord_1", 1, line("A", 4));
        assertThat(stock.levels(List.of("B", "A", "B")))
                .containsExactly(
                        new StockView("B", 0, 0, 0, 0),
                        new StockView("A", 10, 4, 6, 2),
                        new StockView("B", 0, 0, 0, 0));
    }

    @Test
    void unknownSkusHaveNoLevel() {
        refused(Slugs.NOT_FOUND, () -> stock.levels(List.of("A", "NONE")));
        refused(Slugs.NOT_FOUND, () -> stock.levels(List.of("A", "a\0")));
        refused(Slugs.NOT_FOUND, () -> stock.movements(STAFF, "NONE", PageRequest.first()));
        refused(Slugs.NOT_FOUND, () -> receive("NONE", 1));
        refused(Slugs.INVALID_REQUEST, () -> stock.levels(List.of()));
        refused(Slugs.INVALID_REQUEST, () -> stock.levels(Collections.nCopies(101, "A")));
    }

    @Test
    void anAdjustmentIsBooked() {
        Answer<MovementView> answer = adjust("one", -3, AdjustmentReason.DAMAGED, 10L);

        assertThat(answer.replayed()).isFalse();
        MovementView movement = answer.value();
        assertThat(List.of(movement.seq(), movement.onHandDelta(), movement.onHand()))
                .containsExactly(2L, -3L, 7L);
        assertThat(movement.type()).isEqualTo("DAMAGED");
        assertThat(movement.actor()).isEqualTo(STAFF.id());
        assertThat(movement.reference()).startsWith("adj_");
        assertLevel("A", 7, 0, 0);
        assertBooksBalance();
    }

    @Test
    void aRepeatAnswersWithTheSameMovement() {
        Answer<MovementView> first = adjust("one", 5, AdjustmentReason.COUNTED, 10L);
        receive("A", 1);
        unchanged(() -> assertThat(adjust("one", 5, AdjustmentReason.COUNTED, 10L))
                .isEqualTo(new Answer<>(first.value(), true)));
    }

    @Test
    void anotherAdjustmentUnderTheSameKeyIsRefused() {
        adjust("one", 5, AdjustmentReason.COUNTED, null);
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> adjust("one", 6, AdjustmentReason.COUNTED, null));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> adjust("one", 5, AdjustmentReason.CORRECTED, null));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> adjust("one", 5, AdjustmentReason.COUNTED, 10L));
    }

    @Test
    void keysBelongToCallerAndSku() {
        adjust("one", 5, AdjustmentReason.RECEIVED, null);
        var colleague = new Caller("cus_colleague", Role.ADMIN);
        assertThat(stock.adjust(new AdjustStock(colleague, "one", "A", 6, AdjustmentReason.RECEIVED, null))
                        .replayed())
                .isFalse();
        assertThat(stock.adjust(new AdjustStock(STAFF, "one", "B", 7, AdjustmentReason.RECEIVED, null))
                        .replayed())
                .isFalse();
        assertLevel("A", 21, 0, 0);
    }

    @Test
    void aRefusedAdjustmentDoesNotBindItsKey() {
        refused(Slugs.INSUFFICIENT_STOCK, () -> adjust("one", -11, AdjustmentReason.DAMAGED, null));
        assertThat(adjust("one", -10, AdjustmentReason.DAMAGED, null).replayed())
                .isFalse();
    }

    @Test
    void whatOrdersWaitForCannotBeTakenAway() {
        hold("ord_1", 1, line("A", 4));
        refused(Slugs.INSUFFICIENT_STOCK, () -> adjust("one", -7, AdjustmentReason.COUNTED, null));
        adjust("two", -6, AdjustmentReason.COUNTED, null);
        assertLevel("A", 4, 4, 0);
    }

    @Test
    void anotherFigureThanExpectedIsRefused() {
        refused(Slugs.STOCK_CHANGED, () -> adjust("one", 1, AdjustmentReason.COUNTED, 9L));
        refused(Slugs.STOCK_CHANGED, () -> adjust("one", -99, AdjustmentReason.COUNTED, 9L));
    }

    @Test
    void limitsHold() {
        refused(Slugs.INVALID_REQUEST, () -> receive("A", 0));
        refused(Slugs.INVALID_REQUEST, () -> receive("A", Limits.MAX_ADJUSTMENT + 1));
        refused(Slugs.INVALID_REQUEST, () -> receive("A", Long.MIN_VALUE));
        refused(Slugs.INVALID_REQUEST, () -> adjust("", 1, AdjustmentReason.RECEIVED, null));
        refused(Slugs.INVALID_REQUEST, () -> adjust("k".repeat(256), 1, AdjustmentReason.RECEIVED, null));
        refused(
                Slugs.FORBIDDEN,
                () -> stock.adjust(new AdjustStock(CUSTOMER, "one", "A", 1, AdjustmentReason.RECEIVED, null)));
        jdbc.update("UPDATE stock_level SET on_hand = ? WHERE sku = 'A'", Limits.MAX_ON_HAND);
        refused(Slugs.INVALID_REQUEST, () -> receive("A", 1));
    }

    @Test
    void movementsArePagedBySeq() {
        for (int i = 0; i < 6; i++) {
            receive("A", 1);
        }
        var seen = new ArrayList<Long>();
        @Nullable String cursor = null;
        do {
            Page<MovementView> page = stock.movements(STAFF, "A", new PageRequest(3, cursor));
            page.items().forEach(movement -> seen.add(movement.seq()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aCursorBelongsToItsSku() {
        receive("A", 1);
        String cursor = stock.movements(STAFF, "A", new PageRequest(1, null)).nextCursor();
        refused(Slugs.INVALID_REQUEST, () -> stock.movements(STAFF, "B", new PageRequest(1, cursor)));
        refused(Slugs.INVALID_REQUEST, () -> stock.movements(STAFF, "A", new PageRequest(1, "nonsense")));
        refused(Slugs.INVALID_REQUEST, () -> stock.movements(STAFF, "A", new PageRequest(101, null)));
    }

    @Test
    void theLedgerIsForStaff() {
        refused(Slugs.FORBIDDEN, () -> stock.movements(CUSTOMER, "A", PageRequest.first()));
        refused(Slugs.FORBIDDEN, () -> stock.reconcile(CUSTOMER));
    }

    private Answer<MovementView> adjust(
            String key, long quantity, AdjustmentReason reason, @Nullable Long expectedOnHand) {
        return stock.adjust(new AdjustStock(STAFF, key, "A", quantity, reason, expectedOnHand));
    }
}
