/** What may be written to a log. */
@NullMarked
package io.sales.platform.logging;

import org.jspecify.annotations.NullMarked;
