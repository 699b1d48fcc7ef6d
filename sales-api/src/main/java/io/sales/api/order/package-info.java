/** The life of an order, from placing to delivery or cancellation, and its money. */
@NullMarked
package io.sales.api.order;

import org.jspecify.annotations.NullMarked;
