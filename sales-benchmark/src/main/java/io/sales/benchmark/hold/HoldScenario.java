package io.sales.benchmark.hold;

import io.sales.benchmark.shop.SkuChoice;
import java.util.List;

/**
 * A distribution of holds over SKUs. One more is one more line here.
 *
 * @param name for the command line and for files
 */
record HoldScenario(String name, String title, SkuChoice choice) {

    static final List<HoldScenario> ALL = List.of(
            new HoldScenario("spread", "1,000 SKUs, all alike", SkuChoice.spread()),
            new HoldScenario("hot", "one hot SKU", SkuChoice.hot()),
            new HoldScenario("mixed", "90 % one hot SKU, 10 % 999 others", SkuChoice.mostlyHot(0.9)));
}
