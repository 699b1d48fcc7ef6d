/** Tests of how much one caller may ask. */
@NullMarked
package io.sales.gateway.limits;

import org.jspecify.annotations.NullMarked;
