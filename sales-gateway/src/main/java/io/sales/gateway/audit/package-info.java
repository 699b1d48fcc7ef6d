/** What staff did, over HTTP, for admins. */
@NullMarked
package io.sales.gateway.audit;

import org.jspecify.annotations.NullMarked;
