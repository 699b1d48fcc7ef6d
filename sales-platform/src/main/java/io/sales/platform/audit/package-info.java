/** What staff did: the same table in each provider's database. */
@NullMarked
package io.sales.platform.audit;

import org.jspecify.annotations.NullMarked;
