/** The commands of {@code ./sales}. */
@NullMarked
package io.sales.launcher;

import org.jspecify.annotations.NullMarked;
