/** One sale from sign-up to reconciliation, as a client sees it. */
@NullMarked
package io.sales.launcher.demo;

import org.jspecify.annotations.NullMarked;
