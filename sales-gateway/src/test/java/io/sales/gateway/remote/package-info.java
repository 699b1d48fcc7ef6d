/** Tests of the references, against a real registry. */
@NullMarked
package io.sales.gateway.remote;

import org.jspecify.annotations.NullMarked;
