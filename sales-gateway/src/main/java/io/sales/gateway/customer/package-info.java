/** People over HTTP: accounts, sessions, the own profile. */
@NullMarked
package io.sales.gateway.customer;

import org.jspecify.annotations.NullMarked;
