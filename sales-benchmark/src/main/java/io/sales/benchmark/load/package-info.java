/** Offers load at a rate of its own choosing, and measures what comes of it. */
@NullMarked
package io.sales.benchmark.load;

import org.jspecify.annotations.NullMarked;
