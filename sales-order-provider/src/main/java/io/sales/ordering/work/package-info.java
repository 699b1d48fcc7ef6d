/** Background work in due rows: claimed in batches, backed off, parked. */
@NullMarked
package io.sales.ordering.work;

import org.jspecify.annotations.NullMarked;
