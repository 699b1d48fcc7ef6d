/** Every call to another provider, in one place. */
@NullMarked
package io.sales.ordering.remote;

import org.jspecify.annotations.NullMarked;
