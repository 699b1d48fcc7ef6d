/** Tests of readiness and of stopping. */
@NullMarked
package io.sales.gateway.health;

import org.jspecify.annotations.NullMarked;
