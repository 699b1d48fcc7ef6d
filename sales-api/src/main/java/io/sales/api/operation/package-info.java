/** What the product does by itself in the background, as staff see it. */
@NullMarked
package io.sales.api.operation;

import org.jspecify.annotations.NullMarked;
