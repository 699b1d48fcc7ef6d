/** How many holds the inventory provider grants. */
@NullMarked
package io.sales.benchmark.hold;

import org.jspecify.annotations.NullMarked;
