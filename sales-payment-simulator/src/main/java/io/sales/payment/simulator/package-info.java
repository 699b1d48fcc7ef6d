/** A payment provider to develop and test against, as a process of its own: it forgets nothing and loses answers on request. */
@NullMarked
package io.sales.payment.simulator;

import org.jspecify.annotations.NullMarked;
