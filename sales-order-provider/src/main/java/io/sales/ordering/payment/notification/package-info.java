/** What payment providers say by themselves: verified, taken in once, and then asked about. Nothing here books money. */
@NullMarked
package io.sales.ordering.payment.notification;

import org.jspecify.annotations.NullMarked;
