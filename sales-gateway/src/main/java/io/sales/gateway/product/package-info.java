/** Products over HTTP: the catalogue and the shelf. */
@NullMarked
package io.sales.gateway.product;

import org.jspecify.annotations.NullMarked;
