/** Accounts, passwords and sessions. */
@NullMarked
package io.sales.ordering.customer;

import org.jspecify.annotations.NullMarked;
