/** The use cases of stock, and its tables. */
@NullMarked
package io.sales.inventory.stock;

import org.jspecify.annotations.NullMarked;
