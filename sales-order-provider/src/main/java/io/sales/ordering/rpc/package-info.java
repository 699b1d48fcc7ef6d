/** The way in: what other processes call, translated to one call of a service. */
@NullMarked
package io.sales.ordering.rpc;

import org.jspecify.annotations.NullMarked;
