/** What payment providers report by themselves, and what of it a person has to look at. */
@NullMarked
package io.sales.api.payment;

import org.jspecify.annotations.NullMarked;
