/** What the rules of structure must reject. */
@NullMarked
package io.sales.gateway.canary.remote;

import org.jspecify.annotations.NullMarked;
