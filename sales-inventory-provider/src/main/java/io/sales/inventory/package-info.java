/** The inventory provider: what the shop sells, how much of it there is, and for whom it is kept. */
@NullMarked
package io.sales.inventory;

import org.jspecify.annotations.NullMarked;
