/** What is broken, one class for each kind of fault. */
@NullMarked
package io.sales.faults.fault;

import org.jspecify.annotations.NullMarked;
