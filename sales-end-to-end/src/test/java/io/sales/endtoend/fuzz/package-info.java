/**
 * Requests of every kind against a running system, made from the document that it serves, and a judge of every answer. Knows
 * nothing of how the system was started.
 */
@NullMarked
package io.sales.endtoend.fuzz;

import org.jspecify.annotations.NullMarked;
