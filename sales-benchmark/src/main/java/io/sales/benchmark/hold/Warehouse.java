package io.sales.benchmark.hold;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.ReconciliationView;
import io.sales.benchmark.shop.SkuChoice;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The stock that is sold from, put there by the front door, and its books. */
final class Warehouse {

    private static final Caller STAFF = new Caller("cus_bench", Role.STAFF);
    private static final int SKUS_PER_PRODUCT = 100;

    /** More than any run can sell. */
    private static final long PLENTY = 1_000_000_000;

    private final InventoryClient client;
    private final String databaseUrl;

    /**
     * @param databaseUrl of the providers, for JDBC, with user and password
     */
    Warehouse(InventoryClient client, String databaseUrl) {
        this.client = client;
        this.databaseUrl = databaseUrl;
    }

    /** Puts plenty of every SKU on the shelf. */
    void fill() {
        for (int first = 1; first <= SkuChoice.SKUS; first += SKUS_PER_PRODUCT) {
            List<String> skus = IntStream.range(first, first + SKUS_PER_PRODUCT)
                    .mapToObj(SkuChoice::code)
                    .toList();
            list("product-" + first, skus);
            skus.forEach(sku -> receive(sku, PLENTY));
        }
    }

    /** Puts so many units of a new SKU on the shelf. */
    void add(String sku, long units) {
        list("product-" + sku, List.of(sku));
        receive(sku, units);
    }

    /** The units that are held now, of all SKUs, as the levels say. */
    long held() {
        return sum("SELECT COALESCE(SUM(held), 0) FROM inventory.stock_level");
    }

    /** The same as the orders' reservations say. */
    long reserved() {
        return sum("SELECT COALESCE(SUM(held), 0) FROM inventory.reservation");
    }

    /** Units that are held although they are not there. */
    long missing() {
        return sum("SELECT COALESCE(SUM(GREATEST(held + committed - on_hand, 0)), 0) FROM inventory.stock_level");
    }

    ReconciliationView reconcile() {
        return client.stock().reconcile(STAFF);
    }

    private void list(String name, List<String> codes) {
        var skus = new ArrayList<Sku>();
        codes.forEach(code -> skus.add(new Sku(code, Map.of("size", code), new Money(1_000, "EUR"))));
        var details = new ProductDetails(name, null, null, skus);
        ProductView product = client.catalogue()
                .create(new CreateProduct(STAFF, name, details))
                .value();
        client.catalogue().list(new ListProduct(STAFF, product.id(), true));
    }

    private void receive(String sku, long units) {
        client.stock().adjust(new AdjustStock(STAFF, sku, sku, units, AdjustmentReason.RECEIVED, null));
    }

    private long sum(String sql) {
        try (var connection = DriverManager.getConnection(databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read", e);
        }
    }
}
