package io.sales.inventory.catalogue;

import java.util.List;

/** Whoever must know about SKUs from their first moment: called in the transaction that makes them. */
public interface NewSkus {

    void open(List<String> skus);
}
