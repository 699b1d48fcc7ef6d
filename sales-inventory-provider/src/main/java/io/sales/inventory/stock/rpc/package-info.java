/** The ways of stock to Dubbo. */
@NullMarked
package io.sales.inventory.stock.rpc;

import org.jspecify.annotations.NullMarked;
