/** People: registering, signing in, profiles, passwords. */
@NullMarked
package io.sales.api.customer;

import org.jspecify.annotations.NullMarked;
