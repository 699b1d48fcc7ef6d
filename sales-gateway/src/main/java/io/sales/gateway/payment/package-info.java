/** Notifications of payment providers: passed on as they are, to where the secrets are that verify them. */
@NullMarked
package io.sales.gateway.payment;

import org.jspecify.annotations.NullMarked;
