/** What a benchmark is: something that runs with options and ends in a report. */
@NullMarked
package io.sales.benchmark.suite;

import org.jspecify.annotations.NullMarked;
