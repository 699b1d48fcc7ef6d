/** How units of stock move between states. Pure: no database, no clock. */
@NullMarked
package io.sales.inventory.stock.domain;

import org.jspecify.annotations.NullMarked;
