/** What a local system consists of, where its files are, and how each of its processes is configured. */
@NullMarked
package io.sales.launcher.system;

import org.jspecify.annotations.NullMarked;
