package io.sales.inventory.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SkuQuantity;
import io.sales.inventory.race.Books.Balances;
import io.sales.inventory.race.Cluster.Constraint;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Ten times as many buyers as there are units. */
class OversellRaceIT extends RaceSuite {

    private static final int UNITS = 1_000;
    private static final int BUYERS = 10_000;
    private static final int MAX_SALES = 5;
    private static final String SCENARIO = "10,000 buyers, 1,000 units";

    @Test
    void everyUnitIsSoldOnce() throws Exception {
        Sale sale = sale();

        Report.guarded(SCENARIO, sale.toString());
        assertThat(sale.answers()).isEqualTo(Map.of("granted", UNITS, "short", BUYERS - UNITS));
        assertThat(sale.level().onHand()).isEqualTo(UNITS);
        assertThat(sale.level().held()).isEqualTo(UNITS);
        assertThat(sale.faults()).isEmpty();
    }

    @Test
    void withoutTheGuardUnitsAreSoldTwice() throws Exception {
        Sale sale = cluster.without(
                Constraint.AVAILABLE_NOT_NEGATIVE,
                () -> cluster.without(Guard.GUARDED_UPDATE, () -> saleUntil(one -> one.sold() > UNITS)));

        Report.without("guarded UPDATE and CHECK", SCENARIO, sale.toString());
        assertThat(sale.sold()).isGreaterThan(UNITS);
        assertThat(sale.faults()).anyMatch(fault -> fault.contains("sold that are not there"));
    }

    /** The second line of defence: a group that sells too much fails, and its members look again, one by one. */
    @Test
    void withoutTheGuardTheCheckRefuses() throws Exception {
        Sale sale = cluster.without(Guard.GUARDED_UPDATE, () -> saleUntil(one -> one.checkViolations() > 0));

        Report.without("guarded UPDATE", SCENARIO, sale.toString());
        assertThat(sale.checkViolations()).isPositive();
        assertThat(sale.sold()).isEqualTo(UNITS);
        assertThat(sale.level().held()).isEqualTo(UNITS);
        assertThat(sale.faults()).isEmpty();
    }

    private record Sale(
            Map<String, Integer> answers, Balances level, long checkViolations, List<String> faults, String took) {

        int sold() {
            return answers.getOrDefault("granted", 0);
        }

        @Override
        public String toString() {
            return "sold %,d; answers %s; %d on hand, %d held; refused by the CHECK %d times; faults in the books %d; %s"
                    .formatted(sold(), answers, level.onHand(), level.held(), checkViolations, faults.size(), took);
        }
    }

    /** The instances meet on the last units nearly always, but need not. */
    private Sale saleUntil(Predicate<Sale> damaged) throws Exception {
        Sale sale = sale();
        for (int i = 1; i < MAX_SALES && !damaged.test(sale); i++) {
            cluster.empty();
            sale = sale();
        }
        return sale;
    }

    private Sale sale() throws Exception {
        cluster.stocked(List.of("HOT"), UNITS);
        long violations = checkViolations();
        long started = System.nanoTime();
        List<String> answers = Callers.share(
                cluster,
                BUYERS,
                (caller, buyer) -> Callers.word(Callers.outcome(
                        () -> caller.own().inventory().hold(hold("ord_" + buyer, new SkuQuantity("HOT", 1))))));
        String took = seconds(started);
        return new Sale(tally(answers), books.level("HOT"), checkViolations() - violations, books.faults(), took);
    }

    /** As PostgreSQL and H2 call it. */
    private long checkViolations() {
        return cluster.count("23514") + cluster.count("23513");
    }
}
