/** What is none of ours. */
@NullMarked
package io.elsewhere;

import org.jspecify.annotations.NullMarked;
