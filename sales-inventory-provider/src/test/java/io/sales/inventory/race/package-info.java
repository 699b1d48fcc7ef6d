/** Racing callers of two provider processes on one database, and what each guard against them is worth. */
@NullMarked
package io.sales.inventory.race;

import org.jspecify.annotations.NullMarked;
