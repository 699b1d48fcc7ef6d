package io.sales.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.SearchProducts;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.StockView;
import io.sales.inventory.InventorySuite;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueIT extends InventorySuite {

    @Test
    void aNewProductIsADraftWithNoStock() {
        ProductDetails details = details("Lamp", sku("L-1", 1_999), sku("L-2", 2_999));

        Answer<ProductView> answer = catalogue.create(new CreateProduct(STAFF, newKey(), details));

        assertThat(answer.replayed()).isFalse();
        ProductView product = answer.value();
        assertThat(product.id()).startsWith("prd_");
        assertThat(product.status()).isEqualTo(ProductStatus.DRAFT);
        assertThat(product.details()).isEqualTo(details);
        assertThat(product.createdAt()).isEqualTo(product.updatedAt());
        assertThat(catalogue.product(STAFF, product.id())).isEqualTo(product);
        assertThat(level("L-2")).isEqualTo(new StockView("L-2", 0, 0, 0, 0));
    }

    @Test
    void attributesKeepTheirOrder() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("zone", "\"quoted\" \\ 日本");
        attributes.put("alpha", "");
        ProductView product =
                draft(new ProductDetails("Thing", null, null, List.of(new Sku("T", attributes, new Money(0, "JPY")))));

        Sku sku = catalogue.product(STAFF, product.id()).details().skus().get(0);

        assertThat(new ArrayList<>(sku.attributes().entrySet())).isEqualTo(new ArrayList<>(attributes.entrySet()));
    }

    @Test
    void aRepeatAnswersWithTheProductAsItIsNow() {
        var command = new CreateProduct(STAFF, "key", details("Lamp", sku("L-1", 1_999)));
        ProductView made = catalogue.create(command).value();
        ProductView listed = catalogue.list(new ListProduct(STAFF, made.id(), true));

        unchanged(() -> assertThat(catalogue.create(command)).isEqualTo(new Answer<>(listed, true)));
    }

    @Test
    void anotherProductUnderTheSameKeyIsRefused() {
        catalogue.create(new CreateProduct(STAFF, "key", details("Lamp", sku("L-1", 1_999))));
        refused(
                Slugs.IDEMPOTENCY_KEY_REUSED,
                () -> catalogue.create(new CreateProduct(STAFF, "key", details("Lamp", sku("L-1", 1_998)))));
        var colleague = new Caller("cus_colleague", Role.STAFF);
        assertThat(catalogue
                        .create(new CreateProduct(colleague, "key", details("Other", sku("O-1", 1))))
                        .replayed())
                .isFalse();
    }

    @Test
    void aSkuBelongsToOneProduct() {
        draft(details("Lamp", sku("L-1", 1_999)));
        ProductView other = draft(details("Other", sku("O-1", 1)));
        refused(Slugs.SKU_TAKEN, () -> draft(details("Copy", sku("C-1", 1), sku("L-1", 1))));
        refused(
                Slugs.SKU_TAKEN,
                () -> catalogue.change(new ChangeProduct(
                        STAFF, other.id(), other.version(), details("Other", sku("O-1", 1), sku("L-1", 1)))));
    }

    @Test
    void copiesOfOneRequestMakeOneProduct() throws Exception {
        for (int round = 0; round < 5; round++) {
            var command = new CreateProduct(STAFF, newKey(), details("Lamp", sku("L-" + round, 1)));
            List<Answer<ProductView>> answers = Crowd.rush(8, i -> () -> catalogue.create(command));
            assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
            assertThat(answers.stream().map(Answer::value).distinct()).hasSize(1);
        }
    }

    @Test
    void oneOfManyGetsTheSku() throws Exception {
        for (int round = 0; round < 5; round++) {
            String contested = "L-" + round;
            List<String> answers = Crowd.rush(8, i -> () -> {
                try {
                    return draft(details("Lamp " + i, sku(contested, 1)))
                            .status()
                            .name();
                } catch (SalesException refusal) {
                    return refusal.slug();
                }
            });
            assertThat(answers).filteredOn("DRAFT"::equals).hasSize(1);
            assertThat(answers).filteredOn(Slugs.SKU_TAKEN::equals).hasSize(7);
        }
    }

    @Test
    void detailsAreReplacedAndSkusMayJoin() {
        ProductView product = draft(details("Lamp", sku("L-1", 1_999), sku("L-2", 2_999)));
        var changed = new ProductDetails(
                "Torch",
                null,
                null,
                List.of(sku("L-3", 5), sku("L-2", 7), new Sku("L-1", Map.of(), new Money(9, "EUR"))));

        ProductView after = catalogue.change(new ChangeProduct(STAFF, product.id(), product.version(), changed));

        assertThat(after.details()).isEqualTo(changed);
        assertThat(after.version()).isGreaterThan(product.version());
        assertThat(after.updatedAt()).isAfter(product.updatedAt());
        assertThat(catalogue.product(STAFF, product.id())).isEqualTo(after);
        assertThat(level("L-3").onHand()).isZero();
    }

    @Test
    void achangeOfASkuAloneIsANewVersion() {
        ProductView product = draft(details("Lamp", sku("L-1", 1_999)));
        ProductView after = catalogue.change(
                new ChangeProduct(STAFF, product.id(), product.version(), details("Lamp", sku("L-1", 2_000))));
        assertThat(after.version()).isGreaterThan(product.version());
    }

    @Test
    void noSkuEverLeaves() {
        ProductView product = draft(details("Lamp", sku("L-1", 1_999), sku("L-2", 2_999)));
        refused(
                Slugs.INVALID_REQUEST,
                () -> catalogue.change(
                        new ChangeProduct(STAFF, product.id(), product.version(), details("Lamp", sku("L-2", 2_999)))));
    }

    @Test
    void oneOfManyChangesWinsAndTheOthersAreTold() throws Exception {
        ProductView product = draft(details("Lamp", sku("L-1", 1_999)));
        List<String> answers = Crowd.rush(8, i -> () -> {
            try {
                return catalogue
                        .change(new ChangeProduct(
                                STAFF, product.id(), product.version(), details("Lamp " + i, sku("L-1", i))))
                        .details()
                        .name();
            } catch (SalesException refusal) {
                return refusal.slug();
            }
        });
        assertThat(answers).filteredOn(Slugs.VERSION_CONFLICT::equals).hasSize(7);
        assertThat(answers)
                .contains(catalogue.product(STAFF, product.id()).details().name());
    }

    @Test
    void listingIsIdempotent() {
        ProductView draft = draft(details("Lamp", sku("L-1", 1_999)));
        unchanged(() -> assertThat(list(draft, false)).isEqualTo(draft));
        ProductView listed = list(draft, true);
        assertThat(listed.status()).isEqualTo(ProductStatus.LISTED);
        unchanged(() -> assertThat(list(draft, true)).isEqualTo(listed));
        ProductView delisted = list(draft, false);
        assertThat(delisted.status()).isEqualTo(ProductStatus.DELISTED);
        assertThat(delisted.version()).isGreaterThan(listed.version());
        unchanged(() -> assertThat(list(draft, false)).isEqualTo(delisted));
    }

    @Test
    void customersSeeTheShelfOnly() {
        ProductView draft = draft(details("Lamp", sku("L-1", 1)));
        ProductView listed = listed(details("Torch", sku("T-1", 1)));

        refused(Slugs.NOT_FOUND, () -> catalogue.product(Caller.ANONYMOUS, draft.id()));
        refused(Slugs.NOT_FOUND, () -> catalogue.product(CUSTOMER, draft.id()));
        assertThat(catalogue.product(Caller.ANONYMOUS, listed.id())).isEqualTo(listed);
        assertThat(found(CUSTOMER, null, null, null)).containsExactly("Torch");
        assertThat(found(CUSTOMER, null, null, ProductStatus.DRAFT)).isEmpty();
        assertThat(found(STAFF, null, null, null)).containsExactly("Lamp", "Torch");
        assertThat(found(STAFF, null, null, ProductStatus.DRAFT)).containsExactly("Lamp");
    }

    @Test
    void commandsAreForStaff() {
        ProductView product = draft(details("Lamp", sku("L-1", 1)));
        refused(
                Slugs.FORBIDDEN,
                () -> catalogue.create(new CreateProduct(CUSTOMER, newKey(), details("Own", sku("O-1", 1)))));
        refused(
                Slugs.FORBIDDEN,
                () -> catalogue.change(
                        new ChangeProduct(CUSTOMER, product.id(), product.version(), details("Lamp", sku("L-1", 0)))));
        refused(Slugs.FORBIDDEN, () -> catalogue.list(new ListProduct(CUSTOMER, product.id(), true)));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(Slugs.NOT_FOUND, () -> catalogue.product(STAFF, "prd_none"));
        refused(Slugs.NOT_FOUND, () -> catalogue.product(STAFF, "\0"));
        refused(Slugs.NOT_FOUND, () -> catalogue.list(new ListProduct(STAFF, "prd_none", true)));
        refused(
                Slugs.NOT_FOUND,
                () -> catalogue.change(new ChangeProduct(STAFF, "prd_none", 0, details("Lamp", sku("L-1", 1)))));
    }

    @Test
    void namesAreSearchedInAnyCaseAndLiterally() {
        listed(details("100% Wool", sku("W", 1)));
        listed(details("100 Wool", sku("X", 1)));
        listed(details("under_score", sku("U", 1)));
        listed(details("back\\slash", sku("B", 1)));
        listed(details("ÄRMEL", sku("A", 1)));

        assertThat(found(CUSTOMER, "WOOL", null, null)).containsExactly("100% Wool", "100 Wool");
        assertThat(found(CUSTOMER, "0% w", null, null)).containsExactly("100% Wool");
        assertThat(found(CUSTOMER, "_", null, null)).containsExactly("under_score");
        assertThat(found(CUSTOMER, "\\", null, null)).containsExactly("back\\slash");
        assertThat(found(CUSTOMER, "ärm", null, null)).containsExactly("ÄRMEL");
        assertThat(found(CUSTOMER, "'; --", null, null)).isEmpty();
        assertThat(found(CUSTOMER, null, "tests", null)).hasSize(5);
        assertThat(found(CUSTOMER, null, "Tests", null)).isEmpty();
    }

    @Test
    void listsArePagedOldestFirst() {
        for (int i = 1; i <= 7; i++) {
            draft(details("P" + i, sku("S" + i, 1)));
        }
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            Page<ProductView> page = catalogue.search(search(STAFF, null, new PageRequest(3, cursor)));
            page.items().forEach(product -> seen.add(product.details().name()));
            cursor = page.nextCursor();
            pages++;
        } while (cursor != null);
        assertThat(seen).containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void badSearchesAreRefused() {
        refused(Slugs.INVALID_REQUEST, () -> catalogue.search(search(STAFF, "x".repeat(101), PageRequest.first())));
        refused(Slugs.INVALID_REQUEST, () -> catalogue.search(search(STAFF, "\0", PageRequest.first())));
        refused(Slugs.INVALID_REQUEST, () -> catalogue.search(search(STAFF, null, new PageRequest(0, null))));
        refused(Slugs.INVALID_REQUEST, () -> catalogue.search(search(STAFF, null, new PageRequest(5, "@"))));
    }

    private ProductView list(ProductView product, boolean onShelf) {
        return catalogue.list(new ListProduct(STAFF, product.id(), onShelf));
    }

    private static SearchProducts search(Caller caller, @Nullable String query, PageRequest page) {
        return new SearchProducts(caller, query, null, null, page);
    }

    private List<String> found(
            Caller caller, @Nullable String query, @Nullable String category, @Nullable ProductStatus status) {
        return catalogue
                .search(new SearchProducts(caller, query, category, status, PageRequest.first()))
                .items()
                .stream()
                .map(product -> product.details().name())
                .toList();
    }
}
