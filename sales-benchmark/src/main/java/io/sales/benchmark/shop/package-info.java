/** A shop to buy in, over HTTP like everybody. */
@NullMarked
package io.sales.benchmark.shop;

import org.jspecify.annotations.NullMarked;
