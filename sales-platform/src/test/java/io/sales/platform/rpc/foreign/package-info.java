/** Callers that are none of ours. */
@NullMarked
package io.sales.platform.rpc.foreign;

import org.jspecify.annotations.NullMarked;
