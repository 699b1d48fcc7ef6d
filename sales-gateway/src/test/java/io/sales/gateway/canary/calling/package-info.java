/** What the rules of structure must reject. */
@NullMarked
package io.sales.gateway.canary.calling;

import org.jspecify.annotations.NullMarked;
