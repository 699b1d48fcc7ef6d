/** Who of the staff did what, and when. */
@NullMarked
package io.sales.api.audit;

import org.jspecify.annotations.NullMarked;
