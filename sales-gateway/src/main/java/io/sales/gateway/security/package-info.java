/** Who may do what: the signing key, access tokens, and the rule that stands beside each route. */
@NullMarked
package io.sales.gateway.security;

import org.jspecify.annotations.NullMarked;
