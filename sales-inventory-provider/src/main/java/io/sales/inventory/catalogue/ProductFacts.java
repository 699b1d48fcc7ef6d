package io.sales.inventory.catalogue;

import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductView;
import io.sales.inventory.catalogue.domain.Product;
import java.util.Map;
import java.util.TreeMap;

/** What is audited of a product: all that a customer sees of it. */
final class ProductFacts {

    private ProductFacts() {}

    static Map<String, String> of(Product product) {
        ProductView view = product.view();
        ProductDetails details = view.details();
        var facts = new TreeMap<String, String>();
        facts.put("status", view.status().name());
        facts.put("name", details.name());
        if (details.description() != null) {
            facts.put("description", details.description());
        }
        if (details.category() != null) {
            facts.put("category", details.category());
        }
        facts.put(
                "skus",
                String.valueOf(details.skus().stream().map(sku -> sku.sku()).toList()));
        details.skus().forEach(sku -> {
            // In minor units, as the API has them.
            facts.put(
                    "price of " + sku.sku(),
                    sku.price().amount() + " " + sku.price().currency());
            facts.put("attributes of " + sku.sku(), String.valueOf(new TreeMap<>(sku.attributes())));
        });
        return facts;
    }
}
