/** What comes from outside is checked here, with the same words for both features. */
@NullMarked
package io.sales.inventory.input;

import org.jspecify.annotations.NullMarked;
