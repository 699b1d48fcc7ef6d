package io.sales.inventory.race;

import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.SettleStock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Scenarios for 128 callers at two instances, each run with all guards, and again without the one it is about. */
abstract class RaceSuite {

    protected final Cluster cluster = Cluster.running();
    protected final Books books = new Books(cluster);

    @BeforeEach
    void startClean() {
        cluster.empty();
    }

    @AfterAll
    static void print() {
        System.out.println(Report.text());
    }

    protected static HoldStock hold(String order, SkuQuantity... lines) {
        return new HoldStock(order, 1, "hash", "cus_ann", List.of(lines));
    }

    /** Ends whatever the order has. */
    protected static SettleStock end(String order) {
        return new SettleStock(order, 2, "system", "ended", List.of());
    }

    /** How often each word was said. */
    protected static Map<String, Integer> tally(List<String> words) {
        var tally = new TreeMap<String, Integer>();
        words.forEach(word -> tally.merge(word, 1, Integer::sum));
        return tally;
    }

    protected static String seconds(long startedNanos) {
        return "%.1f s"
                .formatted(Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1_000.0);
    }
}
