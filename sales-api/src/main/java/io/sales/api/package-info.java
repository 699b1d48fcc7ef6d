/** The contract between the processes of Sales: plain Java over the wire, and nothing else. */
@NullMarked
package io.sales.api;

import org.jspecify.annotations.NullMarked;
