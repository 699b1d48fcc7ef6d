package io.sales.api.stock;

import io.sales.api.Money;
import java.io.Serializable;
import java.util.List;

/** What became of a {@link HoldStock}. */
public sealed interface HoldAnswer extends Serializable {

    /**
     * All lines are held, at these names and prices.
     *
     * @param fresh whether this very call took the stock; false when an earlier copy of it did
     */
    record Granted(boolean fresh, List<GrantedLine> lines) implements HoldAnswer {}

    /**
     * Nothing is held, because at least one line asks for more than there is.
     *
     * @param shortages the lines that fall short, by SKU
     */
    record Short(List<Shortage> shortages) implements HoldAnswer {}

    /**
     * Nothing happened: inventory remembers a later version, or another state under this one.
     *
     * @param rememberedVersion the version that inventory remembers for the order
     */
    record Stale(long rememberedVersion) implements HoldAnswer {}

    /**
     * @param name of the product when the stock was first held
     * @param unitPrice when the stock was first held
     */
    record GrantedLine(String sku, String name, int quantity, Money unitPrice) implements Serializable {}
}
