/** The shapes that the resources share: strict JSON, keys, entity tags, pages, merge patches. */
@NullMarked
package io.sales.gateway.web;

import org.jspecify.annotations.NullMarked;
