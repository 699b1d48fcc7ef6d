/** The adapter to the payment simulator: the model for one to a real provider. */
@NullMarked
package io.sales.ordering.payment.simulated;

import org.jspecify.annotations.NullMarked;
