package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.catalogue.Sku;
import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.ReconciliationView.Discrepancy;
import io.sales.inventory.InventorySuite;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationIT extends InventorySuite {

    @BeforeEach
    void twoSkusWithThreeMovementsEach() {
        for (String sku : List.of("A", "B")) {
            stocked(sku, 10);
            hold("ord_" + sku, 1, line(sku, 4));
            settle("ord_" + sku, 2, want(sku, 2, 2, 0, 0, 0));
        }
    }

    @Test
    void booksThatBalanceShowNoDiscrepancy() {
        stocked("NEVER-MOVED", 0);
        assertThat(stock.reconcile(STAFF)).isEqualTo(new ReconciliationView(3, 6, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE stock_level SET on_hand = on_hand + 1 WHERE sku = 'B'"
                        + "| level-equals-last-balance, level-equals-sum-of-movements",
                "UPDATE stock_level SET held = held + 1 WHERE sku = 'B'"
                        + "| level-equals-last-balance, level-equals-sum-of-movements, level-equals-reservations",
                "UPDATE stock_level SET committed = committed - 1 WHERE sku = 'B'"
                        + "| level-equals-last-balance, level-equals-sum-of-movements, level-equals-reservations",
                "UPDATE movement SET on_hand = on_hand + 1 WHERE sku = 'B' AND seq = 3"
                        + "| level-equals-last-balance, balance-follows-from-the-one-before",
                "UPDATE movement SET on_hand_delta = on_hand_delta + 1 WHERE sku = 'B' AND seq = 2"
                        + "| level-equals-sum-of-movements, balance-follows-from-the-one-before",
                "UPDATE movement SET held = held + 1 WHERE sku = 'B' AND seq = 1"
                        + "| balance-follows-from-the-one-before",
                "UPDATE reservation SET committed = committed + 1 WHERE sku = 'B' | level-equals-reservations",
                "UPDATE stock_level SET version = version + 1 WHERE sku = 'B' | sequence-has-no-gap",
                "UPDATE movement SET seq = seq + 1 WHERE sku = 'B' AND seq = 3 | sequence-has-no-gap",
                "DELETE FROM movement WHERE sku = 'B' AND seq = 2"
                        + "| level-equals-sum-of-movements, sequence-has-no-gap, balance-follows-from-the-one-before",
            })
    void aPlantedDiscrepancyIsFoundByTheRulesItBreaks(String planted, String rules) {
        assertThat(jdbc.update(planted)).isOne();

        List<Discrepancy> found = stock.reconcile(STAFF).discrepancies();

        assertThat(found).extracting(Discrepancy::rule).containsExactly(rules.split(", "));
        assertThat(found).extracting(Discrepancy::sku).containsOnly("B");
        assertThat(found).extracting(Discrepancy::detail).allMatch(detail -> !detail.isBlank());
    }

    @Test
    void goesThroughMoreSkusThanItReadsAtATime() {
        listed(details("Many 1", many(1, 100)));
        listed(details("Many 2", many(101, 160)));
        jdbc.update("UPDATE stock_level SET version = 1 WHERE sku = 'S160'");

        ReconciliationView view = stock.reconcile(STAFF);

        assertThat(view.skus()).isEqualTo(162);
        assertThat(view.discrepancies()).extracting(Discrepancy::sku).containsExactly("S160");
    }

    @Test
    void namesAThousandDiscrepanciesAtMost() {
        for (int i = 0; i < 11; i++) {
            draft(details("Many " + i, many(i * 100 + 1, i * 100 + 100)));
        }
        jdbc.update("UPDATE stock_level SET version = version + 1");

        ReconciliationView view = stock.reconcile(STAFF);

        assertThat(view.skus()).isEqualTo(1_102);
        assertThat(view.discrepancies()).hasSize(1_000);
    }

    private static Sku[] many(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> sku("S" + i, 1)).toArray(Sku[]::new);
    }
}
