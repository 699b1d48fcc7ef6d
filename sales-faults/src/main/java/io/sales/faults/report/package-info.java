/** What was found out, as JSON for each fault and as a page made from those. */
@NullMarked
package io.sales.faults.report;

import org.jspecify.annotations.NullMarked;
