/** When the gateway takes requests, and how it stops taking them. */
@NullMarked
package io.sales.gateway.health;

import org.jspecify.annotations.NullMarked;
