/** What the rules of structure must reject. */
@NullMarked
package io.sales.gateway.canary.problem;

import org.jspecify.annotations.NullMarked;
