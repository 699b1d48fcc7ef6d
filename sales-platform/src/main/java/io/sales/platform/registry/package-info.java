/** What must stand in ZooKeeper before Dubbo starts. */
@NullMarked
package io.sales.platform.registry;

import org.jspecify.annotations.NullMarked;
