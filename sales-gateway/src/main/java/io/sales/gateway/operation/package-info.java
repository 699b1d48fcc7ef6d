/** Background work, for staff. */
@NullMarked
package io.sales.gateway.operation;

import org.jspecify.annotations.NullMarked;
