/** Customers and staff who keep buying and selling, whatever happens to the system. */
@NullMarked
package io.sales.faults.load;

import org.jspecify.annotations.NullMarked;
