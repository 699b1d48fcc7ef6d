package io.sales.inventory.catalogue.domain;

import io.sales.api.Money;
import io.sales.api.catalogue.Sku;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;

/** A SKU as part of its product; only the product changes it. */
@Entity
@Table(name = "sku")
class ProductSku {

    @Id
    private String sku;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id")
    private Product product;

    private int position;
    private Attributes attributes;
    private long priceAmount;
    private String priceCurrency;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ProductSku() {}

    ProductSku(Product product, int position, Sku details) {
        this.product = product;
        this.sku = details.sku();
        this.position = position;
        this.attributes = new Attributes(details.attributes());
        this.priceAmount = details.price().amount();
        this.priceCurrency = details.price().currency();
    }

    String sku() {
        return sku;
    }

    void change(int newPosition, Sku details) {
        this.position = newPosition;
        this.attributes = new Attributes(details.attributes());
        this.priceAmount = details.price().amount();
        this.priceCurrency = details.price().currency();
    }

    int position() {
        return position;
    }

    Sku details() {
        return new Sku(sku, new LinkedHashMap<>(attributes.values()), new Money(priceAmount, priceCurrency));
    }
}
