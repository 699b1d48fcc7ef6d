/** Orders over HTTP: placing, paying, cancelling, shipping, and what became of them. */
@NullMarked
package io.sales.gateway.order;

import org.jspecify.annotations.NullMarked;
