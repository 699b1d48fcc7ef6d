/** Every error as one problem document, whichever layer refuses. */
@NullMarked
package io.sales.gateway.problem;

import org.jspecify.annotations.NullMarked;
