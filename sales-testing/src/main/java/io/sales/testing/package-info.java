/** What the tests of several modules share. */
@NullMarked
package io.sales.testing;

import org.jspecify.annotations.NullMarked;
