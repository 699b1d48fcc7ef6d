/** The order aggregate, what may happen to it, and the services that make it happen. */
@NullMarked
package io.sales.ordering.order;

import org.jspecify.annotations.NullMarked;
