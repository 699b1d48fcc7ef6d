package io.sales.inventory.stock;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can be bought of some SKUs, as seen at one moment.
 *
 * @param offers by SKU; what is unknown is missing
 */
record Shelf(Map<String, Offer> offers) {

    /**
     * @param listed whether the product can be bought
     * @param available units that no order has
     */
    record Offer(String sku, String name, boolean listed, Money unitPrice, long available) {}

    Offer offer(String sku) {
        Offer offer = offers.get(sku);
        if (offer == null) {
            throw new IllegalStateException("No offer for " + sku);
        }
        return offer;
    }

    /**
     * @throws SalesException {@code sku-not-sellable}, {@code mixed-currencies}
     */
    void requireSale(List<SkuQuantity> lines) {
        List<String> unsellable = lines.stream()
                .map(SkuQuantity::sku)
                .filter(sku -> !offers.containsKey(sku) || !offer(sku).listed())
                .toList();
        if (!unsellable.isEmpty()) {
            throw new SalesException(
                    Slugs.SKU_NOT_SELLABLE, "These cannot be bought: %s.".formatted(String.join(", ", unsellable)));
        }
        List<String> currencies = lines.stream()
                .map(line -> offer(line.sku()).unitPrice().currency())
                .distinct()
                .sorted()
                .toList();
        if (currencies.size() > 1) {
            throw new SalesException(
                    Slugs.MIXED_CURRENCIES,
                    "One order cannot be paid in %s.".formatted(String.join(" and ", currencies)));
        }
    }

    /** What the lines are granted as: at the names and prices of now. */
    List<GrantedLine> granted(List<SkuQuantity> lines) {
        var granted = new ArrayList<GrantedLine>();
        for (SkuQuantity line : lines) {
            Offer offer = offer(line.sku());
            granted.add(new GrantedLine(line.sku(), offer.name(), line.quantity(), offer.unitPrice()));
        }
        return granted;
    }
}
