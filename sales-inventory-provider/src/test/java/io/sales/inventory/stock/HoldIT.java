package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.Money;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.Granted;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.Shortage;
import io.sales.inventory.InventorySuite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HoldIT extends InventorySuite {

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void tenOfEach() {
        stocked("A", 10);
        stocked("B", 10);
    }

    @Test
    void grantsAllLinesBySkuWithNamesAndPrices() {
        assertThat(hold("ord_1", 1, line("B", 3), line("A", 2)))
                .isEqualTo(new Granted(
                        true,
                        List.of(
                                new GrantedLine("A", "Name of A", 2, new Money(1_000, "EUR")),
                                new GrantedLine("B", "Name of B", 3, new Money(1_000, "EUR")))));

        assertLevel("A", 10, 2, 0);
        assertLevel("B", 10, 3, 0);
        assertThat(level("A").available()).isEqualTo(8);
        assertBooksBalance();
    }

    @Test
    void bookedWithActorReferenceAndBalances() {
        hold("ord_1", 1, line("A", 2));

        List<MovementView> ledger =
                stock.movements(STAFF, "A", PageRequest.first()).items();
        assertThat(ledger).hasSize(2);
        MovementView movement = ledger.get(1);
        assertThat(movement)
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(new MovementView(2, "HOLD", "A", 0, 2, 0, 10, 2, 0, "cus_ann", "ord_1", inventory.ready()));
        assertThat(level("A").version()).isEqualTo(2);
    }

    @Test
    void aRepeatIsGrantedAsTheFirstTime() {
        ProductView dear = listed(details("Dear", sku("D", 500)));
        receive("D", 4);
        var first = (Granted) hold("ord_1", 1, line("D", 4), line("A", 1));
        catalogue.change(new ChangeProduct(STAFF, dear.id(), dear.version(), details("Dearer", sku("D", 900))));
        catalogue.list(new ListProduct(STAFF, dear.id(), false));
        var before = everything();

        assertThat(hold("ord_1", 1, line("A", 1), line("D", 4))).isEqualTo(new Granted(false, first.lines()));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anotherRequestUnderTheSameVersionIsRefused() {
        hold("ord_1", 1, "one", line("A", 1));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> hold("ord_1", 1, "another", line("A", 1)));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> hold("ord_1", 1, "another", line("NONE", 1)));
        refused(Slugs.IDEMPOTENCY_KEY_REUSED, () -> hold("ord_1", 1, "another", line("A", 9_999)));
    }

    @Test
    void allLinesOrNoneAndEveryShortageNamed() {
        stocked("C", 0);
        var before = everything();

        assertThat(hold("ord_1", 1, line("C", 1), line("B", 10), line("A", 11)))
                .isEqualTo(new HoldAnswer.Short(List.of(new Shortage("A", 11, 10), new Shortage("C", 1, 0))));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aRefusedHoldBindsNothing() {
        assertThat(hold("ord_1", 1, "much", line("A", 11))).isInstanceOf(HoldAnswer.Short.class);
        assertThat(hold("ord_1", 1, "less", line("A", 10))).isInstanceOf(Granted.class);
    }

    @Test
    void whatIsNotOnTheShelfCannotBeBought() {
        draft(details("Draft", sku("DRAFT", 100)));
        refused(Slugs.SKU_NOT_SELLABLE, () -> hold("ord_1", 1, line("DRAFT", 1)));
        refused(Slugs.SKU_NOT_SELLABLE, () -> hold("ord_1", 1, line("UNKNOWN", 1)));
        assertThatThrownBy(() -> hold("ord_1", 1, line("A", 1), line("UNKNOWN", 1), line("DRAFT", 1)))
                .hasMessage("These cannot be bought: DRAFT, UNKNOWN.");
    }

    @Test
    void oneOrderHasOneCurrency() {
        listed(details("Pounds", new Sku("P", Map.of(), new Money(5, "GBP"))));
        receive("P", 5);
        refused(Slugs.MIXED_CURRENCIES, () -> hold("ord_1", 1, line("A", 1), line("P", 1)));
    }

    @Test
    void anOlderVersionIsStale() {
        hold("ord_1", 3, line("A", 1));
        unchanged(() -> assertThat(hold("ord_1", 2, line("A", 1))).isEqualTo(new HoldAnswer.Stale(3)));
    }

    @Test
    void aSettledVersionIsStaleForAHold() {
        hold("ord_1", 1, line("A", 1));
        settle("ord_1", 2);
        unchanged(() -> assertThat(hold("ord_1", 2, line("A", 1))).isEqualTo(new HoldAnswer.Stale(2)));
        unchanged(() -> assertThat(hold("ord_1", 1, line("A", 1))).isEqualTo(new HoldAnswer.Stale(2)));
    }

    @Test
    void aTombstoneStopsTheLateHoldAndALaterOneGoesOn() {
        settle("ord_1", 2);
        unchanged(() -> assertThat(hold("ord_1", 1, line("A", 1))).isEqualTo(new HoldAnswer.Stale(2)));
        assertThat(hold("ord_1", 3, line("A", 1))).isInstanceOf(Granted.class);
        assertLevel("A", 10, 1, 0);
    }

    @Test
    void aLaterVersionGivesUpWhatIsHeldAndHoldsAnew() {
        hold("ord_1", 1, "one", line("A", 7), line("B", 1));
        stocked("C", 5);

        var again = (Granted) hold("ord_1", 3, "two", line("A", 9), line("C", 5));

        assertThat(again.fresh()).isTrue();
        assertLevel("A", 10, 9, 0);
        assertLevel("B", 10, 0, 0);
        assertLevel("C", 5, 5, 0);
        assertThat(ledger("A")).containsExactly("RECEIVED 10/0/0", "HOLD 0/7/0", "RELEASE 0/-7/0", "HOLD 0/9/0");
        assertThat(hold("ord_1", 3, "two", line("A", 9), line("C", 5))).isEqualTo(new Granted(false, again.lines()));
        assertBooksBalance();
    }

    @Test
    void holdingAnewTakesTodaysPricesAndKeepsCount() {
        ProductView product = listed(details("Thing", sku("T", 500)));
        receive("T", 9);
        hold("ord_1", 1, line("T", 2));
        settle("ord_1", 2);
        catalogue.change(
                new ChangeProduct(STAFF, product.id(), product.version(), details("New thing", sku("T", 700))));

        assertThat(((Granted) hold("ord_1", 3, line("T", 5))).lines())
                .containsExactly(new GrantedLine("T", "New thing", 5, new Money(700, "EUR")));

        assertThat(jdbc.queryForMap("SELECT held, released FROM reservation WHERE order_id = 'ord_1'"))
                .isEqualTo(Map.of("held", 5L, "released", 2L));
        assertBooksBalance();
    }

    @Test
    void holdingAnewForTooMuchChangesNothing() {
        hold("ord_1", 1, line("A", 7));
        unchanged(() -> assertThat(hold("ord_1", 3, line("A", 11)))
                .isEqualTo(new HoldAnswer.Short(List.of(new Shortage("A", 11, 10)))));
    }

    @Test
    void badRequestsAreRefused() {
        for (int tooMany : List.of(101, 500)) {
            List<SkuQuantity> lines = IntStream.rangeClosed(1, tooMany)
                    .mapToObj(i -> line("S" + i, 1))
                    .toList();
            invalid("lines.size", new HoldStock("ord_1", 1, "hash", "ann", lines));
        }
        invalid("lines.size", new HoldStock("ord_1", 1, "hash", "ann", List.of()));
        invalid("lines[0].quantity", new HoldStock("ord_1", 1, "hash", "ann", List.of(line("A", 0))));
        invalid("lines[0].quantity", new HoldStock("ord_1", 1, "hash", "ann", List.of(line("A", 10_000))));
        invalid("lines[1].sku", new HoldStock("ord_1", 1, "hash", "ann", List.of(line("A", 1), line("A", 1))));
        invalid("lines[0].sku", new HoldStock("ord_1", 1, "hash", "ann", List.of(line("A\0", 1))));
        invalid("orderId", new HoldStock("ord 1", 1, "hash", "ann", List.of(line("A", 1))));
        invalid("stockVersion", new HoldStock("ord_1", -1, "hash", "ann", List.of(line("A", 1))));
        invalid("requestHash", new HoldStock("ord_1", 1, " ", "ann", List.of(line("A", 1))));
        invalid("actor", new HoldStock("ord_1", 1, "hash", "a\nb", List.of(line("A", 1))));
    }

    @Test
    void countsWhatItAnswered() {
        double granted = holds("granted");
        double repeated = holds("repeated");
        double shortOfStock = holds("short");
        double stale = holds("stale");

        hold("ord_1", 2, line("A", 1));
        hold("ord_1", 2, line("A", 1));
        hold("ord_2", 1, line("A", 99));
        hold("ord_1", 1, line("A", 1));

        assertThat(List.of(
                        holds("granted") - granted,
                        holds("repeated") - repeated,
                        holds("short") - shortOfStock,
                        holds("stale") - stale))
                .containsExactly(1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void holdsArePagedByAgeWithoutTombstones() {
        for (int i = 1; i <= 5; i++) {
            hold("ord_" + i, 1, line("A", 1));
        }
        settle("ord_tomb", 1);
        settle("ord_2", 2);
        letPass(Duration.ofSeconds(30));
        hold("ord_young", 1, line("B", 1));

        var seen = new ArrayList<HoldView>();
        List<HoldView> page = inventory.holds(new SearchHolds(20, null, 2));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page);
            page = inventory.holds(new SearchHolds(20, page.get(page.size() - 1), 2));
        }

        assertThat(seen.stream().map(HoldView::orderId)).containsExactly("ord_1", "ord_2", "ord_3", "ord_4", "ord_5");
        assertThat(seen.get(1).stockVersion()).isEqualTo(2);
        assertThat(inventory.holds(new SearchHolds(0, null, 1_000))).hasSize(6);
    }

    @Test
    void whoeverHoldsAnewIsMetAgain() {
        hold("ord_1", 1, line("A", 1));
        HoldView met = inventory.holds(new SearchHolds(0, null, 10)).get(0);
        letPass(Duration.ofSeconds(1));
        hold("ord_1", 2, line("A", 1));

        assertThat(inventory.holds(new SearchHolds(0, met, 10)))
                .extracting(HoldView::orderId)
                .containsExactly("ord_1");
    }

    @Test
    void badSearchesAreRefused() {
        var farFuture = new HoldView("ord_1", 1, Instant.MAX);
        for (var query : List.of(
                new SearchHolds(-1, null, 10),
                new SearchHolds(0, null, 0),
                new SearchHolds(0, null, 1_001),
                new SearchHolds(0, farFuture, 10))) {
            refused(Slugs.INVALID_REQUEST, () -> inventory.holds(query));
        }
    }

    private double holds(String outcome) {
        return meters.counter("sales.holds", "outcome", outcome).count();
    }

    private void invalid(String field, HoldStock command) {
        assertThatThrownBy(() -> inventory.hold(command))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(SalesException.FieldError::field)
                                .containsExactly(field));
    }
}
