package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductView;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleAnswer.Lost;
import io.sales.api.stock.SettleAnswer.Settled;
import io.sales.api.stock.SettleAnswer.Stale;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.InventorySuite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettleIT extends InventorySuite {

    private static final String ORDER = "ord_1";

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void threeOfAAndTwoOfBAreHeld() {
        stocked("A", 10);
        stocked("B", 10);
        hold(ORDER, 1, line("A", 3), line("B", 2));
    }

    @Test
    void followsAnOrderThroughItsLife() {
        assertThat(settle(ORDER, 2, want("A", 0, 3, 0, 0, 0), want("B", 0, 2, 0, 0, 0)))
                .isEqualTo(new Settled());
        assertLevel("A", 10, 0, 3);
        settle(ORDER, 3, want("A", 0, 1, 2, 0, 0), want("B", 0, 2, 0, 0, 0));
        assertLevel("A", 8, 0, 1);
        settle(ORDER, 4, want("A", 0, 0, 2, 0, 0), want("B", 0, 0, 2, 0, 0));
        assertLevel("A", 8, 0, 0);
        assertLevel("B", 8, 0, 0);
        settle(ORDER, 5, want("A", 0, 0, 2, 1, 1), want("B", 0, 0, 2, 0, 0));
        assertLevel("A", 9, 0, 0);

        assertThat(ledger("A"))
                .containsExactly(
                        "RECEIVED 10/0/0",
                        "HOLD 0/3/0",
                        "COMMIT 0/-3/3",
                        "SHIP -2/0/-2",
                        "RELEASE 0/0/-1",
                        "RESTOCK 1/0/0",
                        "WRITE_OFF 0/0/0");
        assertThat(ledger("B")).containsExactly("RECEIVED 10/0/0", "HOLD 0/2/0", "COMMIT 0/-2/2", "SHIP -2/0/-2");
        assertBooksBalance();
    }

    @Test
    void namesActorAndReferenceInTheLedger() {
        inventory.settle(new SettleStock(ORDER, 2, "cus_staff", "shp_7", List.of(want("A", 3, 0, 0, 0, 0))));
        MovementView last =
                stock.movements(STAFF, "B", PageRequest.first()).items().get(2);
        assertThat(last.type()).isEqualTo("RELEASE");
        assertThat(last.actor()).isEqualTo("cus_staff");
        assertThat(last.reference()).isEqualTo("shp_7");
        assertThat(last.seq()).isEqualTo(3);
    }

    @Test
    void booksOneByOneWhatItJumpsOver() {
        settle(ORDER, 9, want("A", 0, 0, 3, 3, 0));
        assertThat(ledger("A"))
                .containsExactly("RECEIVED 10/0/0", "HOLD 0/3/0", "COMMIT 0/-3/3", "SHIP -3/0/-3", "RESTOCK 3/0/0");
        assertThat(ledger("B")).containsExactly("RECEIVED 10/0/0", "HOLD 0/2/0", "RELEASE 0/-2/0");
        assertBooksBalance();
    }

    @Test
    void aRepeatIsANoOp() {
        settle(ORDER, 2, want("A", 0, 3, 0, 0, 0));
        unchanged(() -> assertThat(settle(ORDER, 2, want("A", 0, 3, 0, 0, 0))).isEqualTo(new Settled()));
        unchanged(() -> assertThat(settle(ORDER, 2, want("B", 0, 0, 0, 0, 0), want("A", 0, 3, 0, 0, 0)))
                .isEqualTo(new Settled()));
    }

    @Test
    void otherContentUnderTheRememberedVersionIsStale() {
        settle(ORDER, 2, want("A", 0, 3, 0, 0, 0));
        unchanged(() -> assertThat(settle(ORDER, 2, want("A", 0, 2, 0, 0, 0))).isEqualTo(new Stale(2)));
        unchanged(() -> assertThat(settle(ORDER, 2)).isEqualTo(new Stale(2)));
        unchanged(() -> assertThat(settle(ORDER, 2, want("A", 0, 3, 0, 0, 0), want("NEVER", 1, 0, 0, 0, 0)))
                .isEqualTo(new Stale(2)));
    }

    @Test
    void anOlderVersionIsStaleWhateverItWants() {
        settle(ORDER, 5, want("A", 0, 3, 0, 0, 0));
        unchanged(() -> assertThat(settle(ORDER, 4, want("A", 0, 3, 0, 0, 0))).isEqualTo(new Stale(5)));
        unchanged(() -> assertThat(settle(ORDER, 1, want("A", 99, 0, 0, 0, 0))).isEqualTo(new Stale(5)));
    }

    @Test
    void theHeldStateUnderTheHoldsOwnVersionIsSettledAlready() {
        unchanged(() -> assertThat(settle(ORDER, 1, want("A", 3, 0, 0, 0, 0), want("B", 2, 0, 0, 0, 0)))
                .isEqualTo(new Settled()));
        unchanged(() -> assertThat(settle(ORDER, 1)).isEqualTo(new Stale(1)));
    }

    @Test
    void aLaterVersionOfTheSameStateIsRemembered() {
        settle(ORDER, 7, want("A", 3, 0, 0, 0, 0), want("B", 2, 0, 0, 0, 0));
        assertThat(ledger("A")).hasSize(2);
        assertThat(hold(ORDER, 7, line("A", 3), line("B", 2))).isEqualTo(new HoldAnswer.Stale(7));
    }

    @Test
    void zerosForAnUnknownOrderLeaveATombstone() {
        assertThat(settle("ord_2", 2, want("A", 0, 0, 0, 0, 0))).isEqualTo(new Settled());
        unchanged(() -> assertThat(settle("ord_2", 2)).isEqualTo(new Settled()));
        unchanged(() -> assertThat(settle("ord_2", 1)).isEqualTo(new Stale(2)));
        assertThat(ledger("A")).hasSize(2);
    }

    @Test
    void anythingElseForAnUnknownOrderIsRefused() {
        refused(Slugs.UNKNOWN_ORDER, () -> settle("ord_2", 2, want("A", 1, 0, 0, 0, 0)));
    }

    @Test
    void whatCannotBeIsRefused() {
        settle(ORDER, 2, want("A", 0, 1, 2, 1, 0), want("B", 2, 0, 0, 0, 0));
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3, want("A", 0, 2, 2, 1, 0)));
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3, want("A", 0, 2, 1, 1, 0)));
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3, want("A", 0, 1, 2, 0, 1)));
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3, want("A", 0, 1, 2, 1, 2)));
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3));
        refused(
                Slugs.INVALID_SETTLEMENT,
                () -> settle(ORDER, 3, want("A", 0, 1, 2, 1, 0), want("NEVER", 1, 0, 0, 0, 0)));
    }

    @Test
    void allLinesOrNone() {
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 2, want("A", 0, 3, 0, 0, 0), want("B", 0, 3, 0, 0, 0)));
    }

    @Test
    void unitsGivenUpCanBeHadBackWhileTheyAreThere() {
        settle(ORDER, 2);
        assertThat(settle(ORDER, 3, want("A", 0, 3, 0, 0, 0), want("B", 1, 0, 0, 0, 0)))
                .isEqualTo(new Settled());
        assertLevel("A", 10, 0, 3);
        assertLevel("B", 10, 1, 0);
        assertThat(ledger("A"))
                .containsExactly("RECEIVED 10/0/0", "HOLD 0/3/0", "RELEASE 0/-3/0", "HOLD 0/3/0", "COMMIT 0/-3/3");
        assertBooksBalance();
    }

    @Test
    void unitsThatOthersHaveByNowAreLost() {
        settle(ORDER, 2);
        hold("ord_2", 1, line("A", 8), line("B", 9));
        unchanged(() -> assertThat(settle(ORDER, 3, want("A", 0, 3, 0, 0, 0), want("B", 2, 0, 0, 0, 0)))
                .isEqualTo(new Lost(List.of("A", "B"))));
        unchanged(() -> assertThat(settle(ORDER, 3, want("A", 0, 2, 0, 0, 0), want("B", 2, 0, 0, 0, 0)))
                .isEqualTo(new Lost(List.of("B"))));
    }

    @Test
    void settlingIgnoresTheShelf() {
        ProductView product = listed(details("Gone", sku("G", 5)));
        receive("G", 2);
        hold("ord_2", 1, line("G", 2));
        catalogue.list(new ListProduct(STAFF, product.id(), false));
        assertThat(settle("ord_2", 2, want("G", 0, 0, 2, 0, 0))).isEqualTo(new Settled());
        assertLevel("G", 0, 0, 0);
    }

    @Test
    void whatIsOnHandStaysInBounds() {
        settle(ORDER, 2, want("A", 0, 0, 3, 0, 0));
        jdbc.update("UPDATE stock_level SET on_hand = ? WHERE sku = 'A'", Limits.MAX_ON_HAND);
        refused(Slugs.INVALID_SETTLEMENT, () -> settle(ORDER, 3, want("A", 0, 0, 3, 1, 0)));
    }

    @Test
    void afterStaffTookStockAwayTheHoldStillSettles() {
        adjust("A", -7, AdjustmentReason.DAMAGED);
        assertThat(settle(ORDER, 2, want("A", 0, 0, 3, 0, 0))).isEqualTo(new Settled());
        assertLevel("A", 0, 0, 0);
    }

    @Test
    void badRequestsAreRefused() {
        refused(Slugs.INVALID_REQUEST, () -> settle(ORDER, 2, want("A", -1, 0, 0, 0, 0)));
        refused(Slugs.INVALID_REQUEST, () -> settle(ORDER, 2, want("A", 1, 0, 0, 0, 0), want("A", 1, 0, 0, 0, 0)));
        refused(Slugs.INVALID_REQUEST, () -> settle("", 2));
        refused(Slugs.INVALID_REQUEST, () -> settle(ORDER, -2));
        refused(Slugs.INVALID_REQUEST, () -> inventory.settle(new SettleStock(ORDER, 2, "", "reference", List.of())));
    }

    @Test
    void countsWhatItAnswered() {
        double settled = count("settled");
        double stale = count("stale");
        double lost = count("lost");

        SettleAnswer first = settle(ORDER, 2);
        hold("ord_2", 1, line("A", 10));
        settle(ORDER, 1);
        settle(ORDER, 3, want("A", 1, 0, 0, 0, 0));

        assertThat(first).isEqualTo(new Settled());
        assertThat(List.of(count("settled") - settled, count("stale") - stale, count("lost") - lost))
                .containsExactly(1.0, 1.0, 1.0);
    }

    private double count(String outcome) {
        return meters.counter("sales.settlements", "outcome", outcome).count();
    }
}
