/** Stock per SKU: levels, holds, settlements, and the ledger that explains every figure. */
@NullMarked
package io.sales.api.stock;

import org.jspecify.annotations.NullMarked;
