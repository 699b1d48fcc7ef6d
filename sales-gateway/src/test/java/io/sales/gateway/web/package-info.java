/** Tests of the shapes that the resources share. */
@NullMarked
package io.sales.gateway.web;

import org.jspecify.annotations.NullMarked;
