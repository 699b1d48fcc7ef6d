/** The catalogue's way to Dubbo. */
@NullMarked
package io.sales.inventory.catalogue.rpc;

import org.jspecify.annotations.NullMarked;
