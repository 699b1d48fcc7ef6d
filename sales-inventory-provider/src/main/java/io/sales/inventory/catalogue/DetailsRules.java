package io.sales.inventory.catalogue;

import io.sales.api.Limits;
import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.Sku;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What staff may say about a product. */
final class DetailsRules {

    static final int MAX_CATEGORY = 100;

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 5_000;
    private static final int MAX_ATTRIBUTES = 20;
    private static final int MAX_ATTRIBUTE_NAME = 100;
    private static final int MAX_ATTRIBUTE_VALUE = 500;

    private DetailsRules() {}

    static ProductDetails checked(@Nullable ProductDetails given) {
        ProductDetails details = Check.present(given, "details");
        Check.line(details.name(), "name", MAX_NAME);
        if (details.description() != null) {
            Check.lines(details.description(), "description", MAX_DESCRIPTION);
        }
        if (details.category() != null) {
            Check.line(details.category(), "category", MAX_CATEGORY);
        }
        List<Sku> skus = Check.present(details.skus(), "skus");
        Check.within(skus.size(), "skus.size", 1, Limits.MAX_SKUS_PER_PRODUCT);
        var seen = new HashSet<String>();
        for (int i = 0; i < skus.size(); i++) {
            String field = "skus[%d]".formatted(i);
            Sku sku = checked(skus.get(i), field);
            if (!seen.add(sku.sku())) {
                throw SalesException.invalid(field + ".sku", "is there twice");
            }
            if (!sku.price().currency().equals(skus.get(0).price().currency())) {
                throw SalesException.invalid(field + ".price.currency", "must be the same for all SKUs of a product");
            }
        }
        return details;
    }

    /** Equal exactly for details that say the same. */
    static String hash(ProductDetails details) {
        var parts = new ArrayList<String>();
        parts.add(details.name());
        parts.add(optional(details.description()));
        parts.add(optional(details.category()));
        for (Sku sku : details.skus()) {
            parts.add(sku.sku());
            parts.add(Long.toString(sku.price().amount()));
            parts.add(sku.price().currency());
            parts.add(Integer.toString(sku.attributes().size()));
            new TreeMap<>(sku.attributes()).forEach((name, value) -> {
                parts.add(name);
                parts.add(value);
            });
        }
        return Digest.of(parts).hex();
    }

    private static Sku checked(@Nullable Sku given, String field) {
        Sku sku = Check.present(given, field);
        Check.sku(sku.sku(), field + ".sku");
        requireValid(Check.present(sku.attributes(), field + ".attributes"), field + ".attributes");
        Money price = Check.present(sku.price(), field + ".price");
        Check.within(price.amount(), field + ".price.amount", 0, Limits.MAX_PRICE);
        requireCurrency(price.currency(), field + ".price.currency");
        return sku;
    }

    private static void requireValid(Map<String, String> attributes, String field) {
        Check.within(attributes.size(), field + ".size", 0, MAX_ATTRIBUTES);
        attributes.forEach((name, value) -> {
            Check.line(name, field + ".name", MAX_ATTRIBUTE_NAME);
            Check.lines(Check.present(value, field + ".value"), field + ".value", MAX_ATTRIBUTE_VALUE);
        });
    }

    /** Codes without minor units in the standard, such as XAU and XXX, are no money to charge in. */
    private static void requireCurrency(@Nullable String code, String field) {
        String given = Check.present(code, field);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency ->
                        currency.getCurrencyCode().equals(given) && currency.getDefaultFractionDigits() >= 0);
        if (!known) {
            throw SalesException.invalid(field, "must be an ISO 4217 code");
        }
    }

    private static String optional(@Nullable String text) {
        return text == null ? "-" : "+" + text;
    }
}
