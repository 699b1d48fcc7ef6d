/** Staff over HTTP, for admins. */
@NullMarked
package io.sales.gateway.staff;

import org.jspecify.annotations.NullMarked;
