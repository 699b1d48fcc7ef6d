/** Stock over HTTP: levels, adjustments, the ledger and its proof. */
@NullMarked
package io.sales.gateway.stock;

import org.jspecify.annotations.NullMarked;
