/** What was asked of the system, and what it answered. */
@NullMarked
package io.sales.faults.history;

import org.jspecify.annotations.NullMarked;
