/** What is left to be done when a person has gone. */
@NullMarked
package io.sales.ordering.departure;

import org.jspecify.annotations.NullMarked;
