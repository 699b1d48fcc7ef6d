/** What comes from outside is checked here, with the same words in every provider. */
@NullMarked
package io.sales.platform.input;

import org.jspecify.annotations.NullMarked;
