/** What must hold when all has come to rest, each check with the damage that it must see. */
@NullMarked
package io.sales.faults.check;

import org.jspecify.annotations.NullMarked;
