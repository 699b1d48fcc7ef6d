/** What the rules of structure must reject. */
@NullMarked
package io.sales.gateway.canary.resource;

import org.jspecify.annotations.NullMarked;
