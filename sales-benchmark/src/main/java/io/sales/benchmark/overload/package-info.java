/** What a whole system does when more is asked of it than it can serve. */
@NullMarked
package io.sales.benchmark.overload;

import org.jspecify.annotations.NullMarked;
