/** What a product is and how it may change. */
@NullMarked
package io.sales.inventory.catalogue.domain;

import org.jspecify.annotations.NullMarked;
