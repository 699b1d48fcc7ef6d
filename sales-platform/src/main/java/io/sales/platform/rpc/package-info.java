/** How calls between the processes behave: what crosses, what is logged, how a call is traced. */
@NullMarked
package io.sales.platform.rpc;

import org.jspecify.annotations.NullMarked;
