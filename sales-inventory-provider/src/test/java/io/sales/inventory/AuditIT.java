package io.sales.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.Slugs;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.AuditService;
import io.sales.api.audit.SearchAudit;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductView;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.WatchStock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each act of staff leaves one line: of who did what to what, and what it changed. Repeats and refusals leave none. */
class AuditIT extends InventorySuite {

    private static final String WHO = STAFF.id();
    private static final Caller ADMIN = new Caller("cus_admin", Role.ADMIN);

    @Autowired
    private AuditService trail;

    @Test
    void makingAndChangingAProduct() {
        var making = new CreateProduct(STAFF, newKey(), details("Mug", sku("MUG", 1_250)));
        ProductView product = catalogue.create(making).value();
        assertThat(latest().action()).isEqualTo("createProduct");
        assertThat(latest().subject()).isEqualTo(product.id());
        assertThat(latest().before()).isEmpty();
        assertThat(latest().after()).containsEntry("price of MUG", "1250 EUR").containsEntry("status", "DRAFT");
        unchanged(() -> catalogue.create(making));
        refused(Slugs.SKU_TAKEN, () -> draft(details("Other", sku("MUG", 1))));

        var change = new ChangeProduct(
                STAFF, product.id(), product.version(), details("Mug", sku("MUG", 1_300), sku("CUP", 900)));
        auditedOnce(WHO, "changeProduct", product.id(), () -> catalogue.change(change));
        assertThat(latest().before()).isEqualTo(Map.of("price of MUG", "1250 EUR", "skus", "[MUG]"));
        assertThat(latest().after())
                .isEqualTo(Map.of(
                        "price of MUG", "1300 EUR",
                        "skus", "[MUG, CUP]",
                        "price of CUP", "900 EUR",
                        "attributes of CUP", "{colour=red}"));
        refused(Slugs.VERSION_CONFLICT, () -> catalogue.change(change));
    }

    @Test
    void puttingItOnTheShelfAndTakingItOff() {
        String id = draft(details("Mug", sku("MUG", 1_250))).id();
        for (boolean onShelf : new boolean[] {true, false}) {
            var command = new ListProduct(STAFF, id, onShelf);
            auditedOnce(WHO, onShelf ? "listProduct" : "delistProduct", id, () -> catalogue.list(command));
            assertThat(latest().after()).isEqualTo(Map.of("status", onShelf ? "LISTED" : "DELISTED"));
            unchanged(() -> catalogue.list(command));
        }
    }

    @Test
    void adjustingStock() {
        stocked("MUG", 3);
        var command = new AdjustStock(STAFF, newKey(), "MUG", -2, AdjustmentReason.DAMAGED, null);
        auditedOnce(WHO, "adjustStock", "MUG", () -> stock.adjust(command));
        assertThat(latest().before()).isEqualTo(Map.of("onHand", "3"));
        assertThat(latest().after()).isEqualTo(Map.of("onHand", "1", "reason", "DAMAGED"));
        unchanged(() -> stock.adjust(command));
        refused(Slugs.INSUFFICIENT_STOCK, () -> adjust("MUG", -2, AdjustmentReason.DAMAGED));
    }

    @Test
    void watchingStock() {
        stocked("MUG", 3);
        auditedOnce(WHO, "watchStock", "MUG", () -> watch(5L));
        assertThat(latest().after()).isEqualTo(Map.of("lowStockThreshold", "5"));
        unchanged(() -> watch(5L));
        auditedOnce(WHO, "unwatchStock", "MUG", () -> watch(null));
        assertThat(latest().before()).isEqualTo(Map.of("lowStockThreshold", "5"));
        unchanged(() -> watch(null));
    }

    @Test
    void provingTheBooks() {
        stocked("MUG", 3);
        auditedOnce(WHO, "reconcileStock", "stock", () -> stock.reconcile(STAFF));
        assertThat(latest().after()).isEqualTo(Map.of("skus", "1", "movements", "1", "discrepancies", "0"));
    }

    /** The control: a movement that nobody wrote down, and the check sees it. */
    @Test
    void whatIsNotWrittenDownFailsTheCheck() {
        stocked("MUG", 3);
        assertThatThrownBy(() -> auditedOnce(WHO, "adjustStock", "MUG", () -> {
                    receive("MUG", 1);
                    jdbc.update("DELETE FROM audit_entry WHERE action = 'adjustStock'");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("adjustStock");
    }

    @Test
    void isReadByAdminsAlone() {
        stocked("MUG", 3);
        var asStaff = new SearchAudit(STAFF, null, null, null, PageRequest.first());
        refused(Slugs.FORBIDDEN, () -> trail.entries(asStaff));
        refused(
                Slugs.INVALID_REQUEST,
                () -> trail.entries(new SearchAudit(ADMIN, null, null, null, new PageRequest(20, "made up"))));
    }

    private void watch(@Nullable Long threshold) {
        stock.watch(new WatchStock(STAFF, "MUG", threshold));
    }

    private AuditEntry latest() {
        return trail.entries(new SearchAudit(ADMIN, null, null, null, new PageRequest(1, null)))
                .items()
                .get(0);
    }
}
