/** Tests of problem documents. */
@NullMarked
package io.sales.gateway.problem;

import org.jspecify.annotations.NullMarked;
