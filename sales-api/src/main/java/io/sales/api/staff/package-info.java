/** Who works for the shop. */
@NullMarked
package io.sales.api.staff;

import org.jspecify.annotations.NullMarked;
