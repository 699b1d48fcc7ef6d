/** Background work as staff and monitoring see it: what is late, what was given up, and how to have it tried again. */
@NullMarked
package io.sales.ordering.operations;

import org.jspecify.annotations.NullMarked;
