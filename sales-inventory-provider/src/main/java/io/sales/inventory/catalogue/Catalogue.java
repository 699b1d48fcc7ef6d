package io.sales.inventory.catalogue;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
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
import io.sales.inventory.catalogue.domain.Product;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import io.sales.platform.input.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Makes, changes, lists and finds products. */
@Service
public class Catalogue {

    private static final String LIST = "products";
    private static final int MAX_QUERY = 100;

    private final Products products;
    private final NewSkus newSkus;
    private final Transactions transactions;
    private final AuditLog audit;
    private final DatabaseClock clock;

    Catalogue(Products products, NewSkus newSkus, Transactions transactions, AuditLog audit, DatabaseClock clock) {
        this.products = products;
        this.newSkus = newSkus;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public Answer<ProductView> create(CreateProduct command) {
        Caller staff = Check.staff(Check.present(command, "command").caller());
        String key = Check.idempotencyKey(command.idempotencyKey());
        ProductDetails details = DetailsRules.checked(command.details());
        String id = Digest.of(staff.id(), "POST /products", key).id("prd");
        String hash = DetailsRules.hash(details);
        return writingSkus(() -> createOrFind(staff, id, hash, details));
    }

    public ProductView change(ChangeProduct command) {
        Caller staff = Check.staff(Check.present(command, "command").caller());
        ProductDetails details = DetailsRules.checked(command.details());
        return writingSkus(() -> {
            Product product = known(command.productId());
            Map<String, String> before = ProductFacts.of(product);
            List<String> added = product.change(command.expectedVersion(), details, clock.now());
            requireNone(products.taken(added));
            products.flush();
            newSkus.open(added);
            audit.changed(staff, "changeProduct", command.productId(), before, ProductFacts.of(product));
            return product.view();
        });
    }

    public ProductView list(ListProduct command) {
        Caller staff = Check.staff(Check.present(command, "command").caller());
        String action = command.onShelf() ? "listProduct" : "delistProduct";
        return transactions.write(() -> {
            Product product = known(command.productId());
            Map<String, String> before = ProductFacts.of(product);
            product.list(command.onShelf(), clock.now());
            products.flush();
            audit.changed(staff, action, command.productId(), before, ProductFacts.of(product));
            return product.view();
        });
    }

    public ProductView product(Caller caller, String productId) {
        boolean staff = Check.caller(caller).isStaff();
        return transactions.read(() -> {
            Product product = known(productId);
            if (!staff && !product.isListed()) {
                throw SalesException.notFound("product");
            }
            return product.view();
        });
    }

    public Page<ProductView> search(SearchProducts query) {
        boolean staff = Check.caller(Check.present(query, "query").caller()).isStaff();
        int limit = Check.page(query.page()).limit();
        Moment after = Moment.decode(LIST, query.page().cursor());
        ProductStatus status = query.status();
        if (!staff) {
            if (status != null && status != ProductStatus.LISTED) {
                return new Page<>(new ArrayList<>(), null);
            }
            status = ProductStatus.LISTED;
        }
        var filter = new Products.Filter(searchable(query.query()), category(query.category()), status);
        return page(
                transactions.read(() -> products.search(filter, after, limit + 1).stream()
                        .map(Product::view)
                        .toList()),
                limit);
    }

    private Answer<ProductView> createOrFind(Caller staff, String id, String hash, ProductDetails details) {
        Product existing = products.find(id);
        List<String> skus = details.skus().stream().map(Sku::sku).toList();
        List<String> taken = existing == null ? products.taken(skus) : List.of();
        if (!taken.isEmpty()) {
            // Perhaps by a copy of this request that came in between.
            existing = products.find(id);
        }
        if (existing != null) {
            return found(existing, hash);
        }
        requireNone(taken);
        Product product = Product.draft(id, hash, details, clock.now());
        products.add(product);
        products.flush();
        newSkus.open(skus);
        audit.changed(staff, "createProduct", id, Map.of(), ProductFacts.of(product));
        return new Answer<>(product.view(), false);
    }

    private static Answer<ProductView> found(Product existing, String hash) {
        if (!existing.madeBy(hash)) {
            throw new SalesException(Slugs.IDEMPOTENCY_KEY_REUSED, "The idempotency key was used for another product.");
        }
        return new Answer<>(existing.view(), true);
    }

    /**
     * Does work that makes SKUs, and once more if a primary key shows that another came first: now it finds what the other
     * made.
     */
    private <T> T writingSkus(Supplier<T> work) {
        try {
            return transactions.write(work);
        } catch (DataIntegrityViolationException lostRace) {
            return transactions.write(work);
        }
    }

    private Product known(@Nullable String productId) {
        Product product = productId != null && Check.couldBeId(productId) ? products.find(productId) : null;
        if (product == null) {
            throw SalesException.notFound("product");
        }
        return product;
    }

    private static void requireNone(List<String> taken) {
        if (!taken.isEmpty()) {
            throw new SalesException(
                    Slugs.SKU_TAKEN, "Another product already has %s.".formatted(String.join(", ", taken)));
        }
    }

    private static @Nullable String searchable(@Nullable String query) {
        return query == null ? null : Product.searchable(Check.lines(query, "query", MAX_QUERY));
    }

    private static @Nullable String category(@Nullable String category) {
        return category == null ? null : Check.lines(category, "category", DetailsRules.MAX_CATEGORY);
    }

    private static Page<ProductView> page(List<ProductView> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(new ArrayList<>(found), null);
        }
        var shown = new ArrayList<>(found.subList(0, limit));
        ProductView last = shown.get(limit - 1);
        return new Page<>(shown, new Moment(last.createdAt(), last.id()).encoded(LIST));
    }
}
