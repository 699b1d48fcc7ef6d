/** Every reference to another process, each with its time limit and retry policy. */
@NullMarked
package io.sales.gateway.remote;

import org.jspecify.annotations.NullMarked;
