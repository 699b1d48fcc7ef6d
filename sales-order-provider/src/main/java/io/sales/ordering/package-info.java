/** The order provider: orders, their payments and their stock, and the people who place them. */
@NullMarked
package io.sales.ordering;

import org.jspecify.annotations.NullMarked;
