/** How many orders a whole system places, beside its own database. */
@NullMarked
package io.sales.benchmark.order;

import org.jspecify.annotations.NullMarked;
