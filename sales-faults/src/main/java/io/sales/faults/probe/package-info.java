/** What runs inside a provider for one fault only, on a class path that nobody else has. */
@NullMarked
package io.sales.faults.probe;

import org.jspecify.annotations.NullMarked;
