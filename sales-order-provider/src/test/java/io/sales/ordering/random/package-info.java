/** Random lives of many orders at once, and whether everything adds up when they have come to rest. */
@NullMarked
package io.sales.ordering.random;

import org.jspecify.annotations.NullMarked;
