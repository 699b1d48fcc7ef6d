package io.sales.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.api.stock.StockService;
import io.sales.api.stock.StockView;
import io.sales.platform.db.Transactions;
import io.sales.testing.ProviderSuite;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A whole inventory provider on a real database, without a registry. */
@SpringBootTest(classes = InventoryProvider.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(ProviderSuite.ShiftedClock.class)
public abstract class InventorySuite extends ProviderSuite {

    protected static final Caller STAFF = new Caller("cus_staff", Role.STAFF);
    protected static final Caller CUSTOMER = new Caller("cus_ann", Role.CUSTOMER);

    private static final List<String> CHILDREN_FIRST = List.of(
            "adjustment",
            "low_stock_event",
            "movement",
            "reservation",
            "order_stock",
            "stock_level",
            "sku",
            "product",
            "audit_entry");

    @Autowired
    protected CatalogueService catalogue;

    @Autowired
    protected StockService stock;

    @Autowired
    protected InventoryService inventory;

    @Autowired
    private Transactions cleaning;

    @BeforeEach
    void startClean() {
        // In one transaction: each commit waits for the disk.
        cleaning.writing(() -> {
            CHILDREN_FIRST.forEach(table -> jdbc.update("DELETE FROM " + table));
            jdbc.update("UPDATE low_stock_numbering SET last_position = 0");
        });
    }

    protected static Sku sku(String code, long price) {
        return new Sku(code, Map.of("colour", "red"), new Money(price, "EUR"));
    }

    protected static ProductDetails details(String name, Sku... skus) {
        return new ProductDetails(name, "About " + name, "tests", List.of(skus));
    }

    protected ProductView draft(ProductDetails details) {
        return catalogue.create(new CreateProduct(STAFF, newKey(), details)).value();
    }

    protected ProductView listed(ProductDetails details) {
        return catalogue.list(new ListProduct(STAFF, draft(details).id(), true));
    }

    /** One listed product with this SKU at 10.00 EUR, and so many units of it. */
    protected void stocked(String sku, long units) {
        listed(details("Name of " + sku, sku(sku, 1_000)));
        if (units > 0) {
            receive(sku, units);
        }
    }

    protected MovementView receive(String sku, long units) {
        return adjust(sku, units, AdjustmentReason.RECEIVED);
    }

    protected MovementView adjust(String sku, long units, AdjustmentReason reason) {
        return stock.adjust(new AdjustStock(STAFF, newKey(), sku, units, reason, null))
                .value();
    }

    protected static SkuQuantity line(String sku, int quantity) {
        return new SkuQuantity(sku, quantity);
    }

    protected HoldAnswer hold(String orderId, long version, SkuQuantity... lines) {
        return hold(orderId, version, "hash", lines);
    }

    protected HoldAnswer hold(String orderId, long version, String hash, SkuQuantity... lines) {
        return inventory.hold(new HoldStock(orderId, version, hash, "cus_ann", List.of(lines)));
    }

    protected SettleAnswer settle(String orderId, long version, SettleStock.Line... lines) {
        return inventory.settle(new SettleStock(orderId, version, "system", "ref_" + version, List.of(lines)));
    }

    /** All of a settlement's figures: held, committed, shipped, restocked, written off. */
    protected static SettleStock.Line want(String sku, int... units) {
        return new SettleStock.Line(sku, units[0], units[1], units[2], units[3], units[4]);
    }

    protected StockView level(String sku) {
        return stock.levels(List.of(sku)).get(0);
    }

    protected void assertLevel(String sku, long onHand, long held, long committed) {
        Map<String, Object> row =
                jdbc.queryForMap("SELECT on_hand, held, committed FROM stock_level WHERE sku = ?", sku);
        assertThat(row).isEqualTo(Map.of("on_hand", onHand, "held", held, "committed", committed));
    }

    /** The ledger of a SKU, each line as {@code TYPE onHand/held/committed} deltas. */
    protected List<String> ledger(String sku) {
        return jdbc.query(
                "SELECT type, on_hand_delta, held_delta, committed_delta FROM movement WHERE sku = ? ORDER BY seq",
                (row, index) ->
                        "%s %d/%d/%d".formatted(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                sku);
    }

    protected void assertBooksBalance() {
        assertThat(stock.reconcile(STAFF).discrepancies()).isEmpty();
    }

    /** Everything in the database, for showing that nothing has changed. */
    protected Map<String, List<Map<String, Object>>> everything() {
        return CHILDREN_FIRST.stream()
                .collect(Collectors.toMap(
                        Function.identity(), table -> jdbc.queryForList("SELECT * FROM " + table + " ORDER BY 1, 2")));
    }

    /** Shows that something changes nothing. */
    protected void unchanged(ThrowingCallable attempt) {
        var before = everything();
        assertThatCode(attempt).doesNotThrowAnyException();
        assertThat(everything()).isEqualTo(before);
    }

    /** Shows that something is refused with this slug, and changes nothing. */
    protected void refused(String slug, ThrowingCallable attempt) {
        var before = everything();
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(slug));
        assertThat(everything()).isEqualTo(before);
    }
}
