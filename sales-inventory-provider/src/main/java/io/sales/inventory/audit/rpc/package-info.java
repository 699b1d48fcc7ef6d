/** The audit log's way to Dubbo. */
@NullMarked
package io.sales.inventory.audit.rpc;

import org.jspecify.annotations.NullMarked;
