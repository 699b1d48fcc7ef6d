/** Tests of who may do what. */
@NullMarked
package io.sales.gateway.security;

import org.jspecify.annotations.NullMarked;
