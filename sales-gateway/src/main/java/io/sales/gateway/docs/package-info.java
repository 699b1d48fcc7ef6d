/** The served description of the interface. */
@NullMarked
package io.sales.gateway.docs;

import org.jspecify.annotations.NullMarked;
