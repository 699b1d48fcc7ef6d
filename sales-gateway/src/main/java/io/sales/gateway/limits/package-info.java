/** How much one caller may ask of the gateway. */
@NullMarked
package io.sales.gateway.limits;

import org.jspecify.annotations.NullMarked;
