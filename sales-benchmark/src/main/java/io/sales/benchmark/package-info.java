/** Measures how fast the system is: {@code ./sales bench}. */
@NullMarked
package io.sales.benchmark;

import org.jspecify.annotations.NullMarked;
