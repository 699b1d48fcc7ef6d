package io.sales.api.catalogue;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.SalesException;

/** Products and their SKUs. Served by the inventory provider. */
public interface CatalogueService {

    /**
     * Makes a product in status DRAFT with no stock. Idempotent by caller and key.
     *
     * @throws SalesException {@code invalid-request}, {@code forbidden}, {@code sku-taken},
     *     {@code idempotency-key-reused}
     */
    Answer<ProductView> create(CreateProduct command) throws SalesException;

    /**
     * Replaces a product's details by compare-and-set on its version, so a repeat is refused rather than applied twice.
     *
     * @throws SalesException {@code invalid-request}, {@code forbidden}, {@code not-found}, {@code sku-taken},
     *     {@code version-conflict}
     */
    ProductView change(ChangeProduct command) throws SalesException;

    /**
     * Puts a product on the shelf or takes it off. Idempotent: where it is there already, nothing changes.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}
     */
    ProductView list(ListProduct command) throws SalesException;

    /**
     * @throws SalesException {@code not-found}, also for a product that is not listed when the caller is not staff
     */
    ProductView product(Caller caller, String productId) throws SalesException;

    /**
     * Products, oldest first.
     *
     * @throws SalesException {@code invalid-request}
     */
    Page<ProductView> search(SearchProducts query) throws SalesException;
}
