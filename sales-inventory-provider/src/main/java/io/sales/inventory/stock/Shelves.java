package io.sales.inventory.stock;

import io.sales.api.Money;
import io.sales.inventory.stock.Shelf.Offer;
import io.sales.platform.db.PaddedKeys;
import java.util.Collection;
import java.util.HashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where stock reads the catalogue's tables, for the sake of one query instead of two. */
@Repository
class Shelves {

    private static final String LOOK = """
            SELECT l.sku, p.name, p.status, s.price_amount, s.price_currency,
                l.on_hand - l.held - l.committed AS available
            FROM stock_level l
            JOIN sku s ON s.sku = l.sku
            JOIN product p ON p.id = s.product_id
            WHERE l.sku IN (:skus)
            """;

    private final JdbcClient client;

    Shelves(JdbcClient client) {
        this.client = client;
    }

    /** Looks at names, prices and levels with a plain read, which waits for nobody. */
    Shelf look(Collection<String> skus) {
        var offers = new HashMap<String, Offer>();
        client.sql(LOOK).param("skus", PaddedKeys.of(skus)).query(row -> {
            String sku = row.getString("sku");
            offers.put(
                    sku,
                    new Offer(
                            sku,
                            row.getString("name"),
                            row.getString("status").equals("LISTED"),
                            new Money(row.getLong("price_amount"), row.getString("price_currency")),
                            row.getLong("available")));
        });
        return new Shelf(offers);
    }
}
