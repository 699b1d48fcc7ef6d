/** What comes at the same time is done together. */
@NullMarked
package io.sales.platform.group;

import org.jspecify.annotations.NullMarked;
