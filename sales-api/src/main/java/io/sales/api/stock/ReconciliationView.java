package io.sales.api.stock;

import java.io.Serializable;
import java.util.List;

/**
 * The outcome of proving the books.
 *
 * @param skus how many SKUs were checked
 * @param movements how many ledger lines were checked
 * @param discrepancies what does not add up, at most 1,000; empty when everything does
 */
public record ReconciliationView(long skus, long movements, List<Discrepancy> discrepancies) implements Serializable {

    /**
     * @param rule which equation is broken, such as {@code level-equals-last-balance}
     * @param detail both sides of it
     */
    public record Discrepancy(String sku, String rule, String detail) implements Serializable {}
}
