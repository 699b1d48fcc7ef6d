/** The whole, as processes: started by {@code ./sales}, used over HTTP, broken on purpose. */
@NullMarked
package io.sales.endtoend;

import org.jspecify.annotations.NullMarked;
