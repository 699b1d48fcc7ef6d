/** Breaks a running system while it sells, and checks that nothing is lost. */
@NullMarked
package io.sales.faults;

import org.jspecify.annotations.NullMarked;
