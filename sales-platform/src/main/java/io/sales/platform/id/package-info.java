/** Ids and hashes that are derived, so that repeats meet on the same row. */
@NullMarked
package io.sales.platform.id;

import org.jspecify.annotations.NullMarked;
