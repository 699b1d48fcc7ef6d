/** What must not be read in a log. */
@NullMarked
package io.sales.platform.log;

import org.jspecify.annotations.NullMarked;
