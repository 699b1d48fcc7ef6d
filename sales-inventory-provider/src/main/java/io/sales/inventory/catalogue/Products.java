package io.sales.inventory.catalogue;

import io.sales.api.catalogue.ProductStatus;
import io.sales.inventory.catalogue.domain.Product;
import io.sales.platform.input.Moment;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All products. */
@Repository
class Products {

    private final EntityManager entities;

    Products(EntityManager entities) {
        this.entities = entities;
    }

    @Nullable
    Product find(String id) {
        return entities.find(Product.class, id);
    }

    void add(Product product) {
        entities.persist(product);
    }

    /** Sends what was changed, so that SQL of others in this transaction meets it and conflicts show here. */
    void flush() {
        entities.flush();
    }

    /** Which of these SKUs are in the database, whatever this transaction is about to add. */
    List<String> taken(List<String> skus) {
        return entities.createQuery("SELECT s.sku FROM ProductSku s WHERE s.sku IN :skus ORDER BY s.sku", String.class)
                .setParameter("skus", skus)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    /**
     * @param name part of the name as {@link Product#searchable} gives it
     */
    record Filter(
            @Nullable String name,
            @Nullable String category,
            @Nullable ProductStatus status) {}

    List<Product> search(Filter filter, Moment after, int limit) {
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.add("p.createdAt >= :at AND (p.createdAt > :at OR p.id > :id)");
        values.put("at", after.at());
        values.put("id", after.id());
        if (filter.name() != null) {
            conditions.add("p.searchName LIKE :name ESCAPE '\\'");
            values.put("name", "%" + filter.name().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        if (filter.category() != null) {
            conditions.add("p.category = :category");
            values.put("category", filter.category());
        }
        if (filter.status() != null) {
            conditions.add("p.status = :status");
            values.put("status", filter.status());
        }
        var query = entities.createQuery(
                "SELECT p FROM Product p WHERE " + String.join(" AND ", conditions) + " ORDER BY p.createdAt, p.id",
                Product.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }
}
