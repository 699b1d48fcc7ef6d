/** The system as processes, and what can be done to them. */
@NullMarked
package io.sales.faults.system;

import org.jspecify.annotations.NullMarked;
