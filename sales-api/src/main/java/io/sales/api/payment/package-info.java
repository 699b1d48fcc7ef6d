/** What payment providers report by themselves. */
@NullMarked
package io.sales.api.payment;

import org.jspecify.annotations.NullMarked;
