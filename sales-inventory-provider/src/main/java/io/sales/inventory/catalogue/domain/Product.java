package io.sales.inventory.catalogue.domain;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.Sku;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product with its SKUs, changed as one thing. */
@Entity
@Table(name = "product")
public class Product {

    @Id
    private String id;

    private String requestHash;
    private String name;
    private String searchName;
    private @Nullable String description;
    private @Nullable String category;

    @Enumerated(EnumType.STRING)
    private ProductStatus status;

    @Version
    private long version;

    private Instant createdAt;
    private Instant updatedAt;

    @OneToMany(mappedBy = "product", cascade = CascadeType.PERSIST)
    private List<ProductSku> skus = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Product() {}

    private Product(String id, String requestHash, ProductDetails details, Instant now) {
        this.id = id;
        this.requestHash = requestHash;
        this.name = details.name();
        this.searchName = searchable(details.name());
        this.description = details.description();
        this.category = details.category();
        this.status = ProductStatus.DRAFT;
        this.createdAt = now;
        this.updatedAt = now;
        details.skus().forEach(sku -> skus.add(new ProductSku(this, skus.size(), sku)));
    }

    /**
     * A new product, not on the shelf yet.
     *
     * @param requestHash tells a repeat of the request that made it from another request under the same key
     */
    public static Product draft(String id, String requestHash, ProductDetails details, Instant now) {
        return new Product(id, requestHash, details, now);
    }

    /** How names are compared when they are searched for. */
    public static String searchable(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean madeBy(String hash) {
        return requestHash.equals(hash);
    }

    public boolean isListed() {
        return status == ProductStatus.LISTED;
    }

    /**
     * Replaces the details.
     *
     * @return the SKUs that are new
     * @throws SalesException {@code version-conflict}; {@code invalid-request} if a SKU is missing
     */
    public List<String> change(long expectedVersion, ProductDetails details, Instant now) {
        if (version != expectedVersion) {
            throw new SalesException(
                    Slugs.VERSION_CONFLICT,
                    "The product is at version %d, not %d.".formatted(version, expectedVersion));
        }
        requireAllKept(details);
        name = details.name();
        searchName = searchable(details.name());
        description = details.description();
        category = details.category();
        updatedAt = now;
        return changeSkus(details.skus());
    }

    /** Puts the product on the shelf or takes it off. One that was never on the shelf stays a draft when taken off. */
    public void list(boolean onShelf, Instant now) {
        if (onShelf == isListed()) {
            return;
        }
        status = onShelf ? ProductStatus.LISTED : ProductStatus.DELISTED;
        updatedAt = now;
    }

    public ProductView view() {
        List<Sku> inOrder = skus.stream()
                .sorted(Comparator.comparingInt(ProductSku::position))
                .map(ProductSku::details)
                .toList();
        var details = new ProductDetails(name, description, category, new ArrayList<>(inOrder));
        return new ProductView(id, details, status, version, createdAt, updatedAt);
    }

    private void requireAllKept(ProductDetails details) {
        var kept = details.skus().stream().map(Sku::sku).collect(Collectors.toSet());
        var missing = skus.stream()
                .map(ProductSku::sku)
                .filter(sku -> !kept.contains(sku))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw SalesException.invalid("skus", "must keep " + String.join(", ", missing));
        }
    }

    private List<String> changeSkus(List<Sku> wanted) {
        Map<String, ProductSku> present = skus.stream().collect(Collectors.toMap(ProductSku::sku, Function.identity()));
        var added = new ArrayList<String>();
        for (int position = 0; position < wanted.size(); position++) {
            Sku details = wanted.get(position);
            ProductSku known = present.get(details.sku());
            if (known == null) {
                skus.add(new ProductSku(this, position, details));
                added.add(details.sku());
            } else {
                known.change(position, details);
            }
        }
        return added;
    }
}
