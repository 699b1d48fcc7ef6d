/** Transactions that are retried, the database clock, and the check that a commit is on disk. */
@NullMarked
package io.sales.platform.db;

import org.jspecify.annotations.NullMarked;
