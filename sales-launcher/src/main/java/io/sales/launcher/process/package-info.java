/** Operating system processes: started, recorded, recognised again, watched and stopped. */
@NullMarked
package io.sales.launcher.process;

import org.jspecify.annotations.NullMarked;
