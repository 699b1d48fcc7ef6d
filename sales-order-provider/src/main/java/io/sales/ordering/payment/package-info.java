/** Getting the money in and back: attempts, refunds, and the provider that moves it. */
@NullMarked
package io.sales.ordering.payment;

import org.jspecify.annotations.NullMarked;
