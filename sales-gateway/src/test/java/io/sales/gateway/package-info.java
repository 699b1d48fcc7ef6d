/** Tests of the gateway over real HTTP, with the providers replaced by mocks of the contract. */
@NullMarked
package io.sales.gateway;

import org.jspecify.annotations.NullMarked;
