/** Driving inventory to the state that the order rows want. */
@NullMarked
package io.sales.ordering.stock;

import org.jspecify.annotations.NullMarked;
