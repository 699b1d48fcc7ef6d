/** What the database alone does, as plain SQL. */
@NullMarked
package io.sales.benchmark.plain;

import org.jspecify.annotations.NullMarked;
