package io.sales.api.stock;

import java.io.Serializable;
import java.util.List;

/** What became of a {@link SettleStock}. */
public sealed interface SettleAnswer extends Serializable {

    /** The stock is in the wanted state, through this call or an earlier copy of it. */
    record Settled() implements SettleAnswer {}

    /**
     * Nothing happened: a later version, or other content under this one, is remembered. Read the order again; if it is
     * unchanged, it was restored from a backup and goes on above the remembered version.
     */
    record Stale(long rememberedVersion) implements SettleAnswer {}

    /**
     * Nothing happened: the order wants back units that had been given up and are gone. Possible only after one of the
     * databases was restored from a backup.
     */
    record Lost(List<String> skus) implements SettleAnswer {}
}
