/** The processes that are measured, and what they use. */
@NullMarked
package io.sales.benchmark.system;

import org.jspecify.annotations.NullMarked;
