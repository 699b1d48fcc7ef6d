/** What was measured, for people and for programs. */
@NullMarked
package io.sales.benchmark.report;

import org.jspecify.annotations.NullMarked;
