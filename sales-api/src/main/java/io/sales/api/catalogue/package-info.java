/** Products and their SKUs: created, changed, put on the shelf and taken off it. */
@NullMarked
package io.sales.api.catalogue;

import org.jspecify.annotations.NullMarked;
