package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer.Granted;
import io.sales.api.stock.HoldAnswer.Short;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.Shortage;
import io.sales.inventory.stock.Allotment.Verdict;
import io.sales.inventory.stock.Shelf.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    private static final Shelf SHELF = new Shelf(Map.of(
            "A", new Offer("A", "Apple", true, new Money(100, "EUR"), 5),
            "B", new Offer("B", "Bread", true, new Money(200, "EUR"), 2),
            "D", new Offer("D", "Dollar", true, new Money(300, "USD"), 9),
            "OFF", new Offer("OFF", "Gone", false, new Money(100, "EUR"), 9)));

    @Test
    void firstComeFirstServed() {
        var all = allot(hold("1", line("A", 3)), hold("2", line("A", 2)), hold("3", line("A", 1)));
        assertGranted(all, 0, 1);
        assertThat(shortage(all, 2)).containsExactly(new Shortage("A", 1, 0));
    }

    @Test
    void whoAsksForTooMuchLeavesItToThoseBehind() {
        var all = allot(hold("1", line("A", 6)), hold("2", line("A", 5)));
        assertThat(shortage(all, 0)).containsExactly(new Shortage("A", 6, 5));
        assertGranted(all, 1);
    }

    @Test
    void allLinesOrNone() {
        var all = allot(hold("1", line("A", 1), line("B", 3)), hold("2", line("B", 2), line("A", 5)));
        assertThat(shortage(all, 0)).containsExactly(new Shortage("B", 3, 2));
        assertGranted(all, 1);
    }

    @Test
    void whatCannotBeSoldIsRefusedToItsBuyerAlone() {
        var all = allot(
                hold("1", line("OFF", 1)),
                hold("2", line("NONE", 1)),
                hold("3", line("A", 1), line("D", 1)),
                hold("4", line("A", 1)));
        assertThat(List.of(slug(all, 0), slug(all, 1), slug(all, 2)))
                .containsExactly(Slugs.SKU_NOT_SELLABLE, Slugs.SKU_NOT_SELLABLE, Slugs.MIXED_CURRENCIES);
        assertGranted(all, 3);
    }

    /** Even one that is sold out: what it holds already may be what is missing. */
    @Test
    void whoIsKnownIsLeftAside() {
        var all = Allotment.of(
                List.of(hold("1", line("A", 9)), hold("2", line("A", 1)), hold("2", line("A", 1))), SHELF, Set.of("1"));
        assertThat(all.verdicts().get(0)).isInstanceOf(Verdict.Known.class);
        assertThat(all.verdicts().get(2)).isInstanceOf(Verdict.Known.class);
        assertGranted(all, 1);
    }

    @Test
    void aCopyOfARefusedHoldIsRefusedAsWell() {
        var all = allot(hold("1", line("A", 9)), hold("1", line("A", 9)), hold("2", line("A", 5)));
        assertThat(shortage(all, 0)).isEqualTo(shortage(all, 1));
        assertThat(all.refused()).hasSize(2);
        assertGranted(all, 2);
    }

    private static Allotment allot(HoldStock... group) {
        return Allotment.of(List.of(group), SHELF, Set.of());
    }

    private static void assertGranted(Allotment allotment, int... members) {
        assertThat(allotment.grants()).hasSize(members.length);
        for (int member : members) {
            assertThat(allotment.verdicts().get(member))
                    .isInstanceOfSatisfying(
                            Verdict.Answered.class,
                            verdict -> assertThat(verdict.answer()).isInstanceOf(Granted.class));
        }
    }

    private static List<Shortage> shortage(Allotment allotment, int member) {
        var verdict = (Verdict.Answered) allotment.verdicts().get(member);
        return ((Short) verdict.answer()).shortages();
    }

    private static String slug(Allotment allotment, int member) {
        return ((Verdict.Refused) allotment.verdicts().get(member)).reason().slug();
    }

    private static HoldStock hold(String orderId, SkuQuantity... lines) {
        return new HoldStock(orderId, 1, "hash", "cus_ann", List.of(lines));
    }

    private static SkuQuantity line(String sku, int quantity) {
        return new SkuQuantity(sku, quantity);
    }
}
