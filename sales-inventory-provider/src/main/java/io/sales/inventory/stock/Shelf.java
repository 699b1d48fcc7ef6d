package io.sales.inventory.stock;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one order finds at one moment.
 *
 * @param offers by SKU; what is unknown is missing
 * @param rememberedVersion of the order; null if the order, or every SKU, is unknown
 */
record Shelf(Map<String, Offer> offers, @Nullable Long rememberedVersion) {

    /**
     * @param listed whether the product can be bought
     * @param available to this order, so including what it holds already
     */
    record Offer(String sku, String name, boolean listed, Money unitPrice, long available) {}

    boolean remembers(long stockVersion) {
        return rememberedVersion != null && rememberedVersion >= stockVersion;
    }

    Offer offer(SkuQuantity line) {
        Offer offer = offers.get(line.sku());
        if (offer == null) {
            throw new IllegalStateException("No offer for " + line.sku());
        }
        return offer;
    }

    boolean sells(List<SkuQuantity> lines) {
        return unsellable(lines).isEmpty();
    }

    /**
     * @throws SalesException {@code sku-not-sellable}, {@code mixed-currencies}
     */
    void requireSale(List<SkuQuantity> lines) {
        List<String> unsellable = unsellable(lines);
        if (!unsellable.isEmpty()) {
            throw new SalesException(
                    Slugs.SKU_NOT_SELLABLE, "These cannot be bought: %s.".formatted(String.join(", ", unsellable)));
        }
        List<String> currencies = lines.stream()
                .map(line -> offer(line).unitPrice().currency())
                .distinct()
                .sorted()
                .toList();
        if (currencies.size() > 1) {
            throw new SalesException(
                    Slugs.MIXED_CURRENCIES,
                    "One order cannot be paid in %s.".formatted(String.join(" and ", currencies)));
        }
    }

    /** The lines that ask for more than there is. */
    List<Shortage> shortages(List<SkuQuantity> lines) {
        var shortages = new ArrayList<Shortage>();
        for (SkuQuantity line : lines) {
            long available = offer(line).available();
            if (available < line.quantity()) {
                shortages.add(new Shortage(line.sku(), line.quantity(), available));
            }
        }
        return shortages;
    }

    private List<String> unsellable(List<SkuQuantity> lines) {
        return lines.stream()
                .map(SkuQuantity::sku)
                .filter(sku -> {
                    Offer offer = offers.get(sku);
                    return offer == null || !offer.listed();
                })
                .toList();
    }
}
