package io.sales.inventory.stock;

import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import io.sales.inventory.stock.Shelf.Offer;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where stock reads the catalogue's tables, for the sake of one query instead of three. */
@Repository
class Shelves {

    private static final String LOOK = """
            SELECT l.sku, p.name, p.status, s.price_amount, s.price_currency, o.stock_version,
                l.on_hand - l.held - l.committed + COALESCE(r.held + r.committed, 0) AS available
            FROM stock_level l
            JOIN sku s ON s.sku = l.sku
            JOIN product p ON p.id = s.product_id
            LEFT JOIN reservation r ON r.order_id = ? AND r.sku = l.sku
            LEFT JOIN order_stock o ON o.order_id = ?
            WHERE l.sku = ANY (?)
            """;

    private final JdbcClient client;

    Shelves(JdbcClient client) {
        this.client = client;
    }

    /**
     * Looks at names, prices, levels and the order in one statement. A later look at the order alone could miss that the
     * shortage it explains is an earlier copy of the same hold.
     */
    Shelf look(String orderId, List<SkuQuantity> lines) {
        var offers = new HashMap<String, Offer>();
        var version = new Long[1];
        client.sql(LOOK)
                .param(orderId)
                .param(orderId)
                .param(lines.stream().map(SkuQuantity::sku).toArray(String[]::new))
                .query(row -> {
                    String sku = row.getString("sku");
                    offers.put(
                            sku,
                            new Offer(
                                    sku,
                                    row.getString("name"),
                                    row.getString("status").equals("LISTED"),
                                    new Money(row.getLong("price_amount"), row.getString("price_currency")),
                                    row.getLong("available")));
                    version[0] = row.getObject("stock_version", Long.class);
                });
        return new Shelf(offers, version[0]);
    }
}
