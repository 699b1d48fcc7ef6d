/** The use cases of the catalogue. Stock learns of new SKUs through {@code NewSkus}, and reads names and prices by SQL. */
@NullMarked
package io.sales.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
