/** Tests of the served description. */
@NullMarked
package io.sales.gateway.docs;

import org.jspecify.annotations.NullMarked;
