/** The REST face of Sales: authenticates, checks the shape, makes one call to a provider. */
@NullMarked
package io.sales.gateway;

import org.jspecify.annotations.NullMarked;
